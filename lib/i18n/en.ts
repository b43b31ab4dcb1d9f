import { activity } from './en/activity.ts';
import { clients } from './en/clients.ts';
import { problems } from './en/problems.ts';
import { shell } from './en/shell.ts';
import { staff } from './en/staff.ts';
import type { fr } from './fr.ts';

export const en: typeof fr = { activity, clients, problems, shell, staff };
