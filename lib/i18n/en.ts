import { problems } from './en/problems.ts';
import type { fr } from './fr.ts';

export const en: typeof fr = { problems };
