import { clients } from './en/clients.ts';
import { problems } from './en/problems.ts';
import type { fr } from './fr.ts';

export const en: typeof fr = { clients, problems };
