import { clients } from './fr/clients.ts';
import { problems } from './fr/problems.ts';

/** The source of truth of every wording; `en.ts` has the same shape. One file a room in `fr/`. */
export const fr = { clients, problems };
