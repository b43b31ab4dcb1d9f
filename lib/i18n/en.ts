import { activity } from './en/activity.ts';
import { api } from './en/api.ts';
import { clients } from './en/clients.ts';
import { erp } from './en/erp.ts';
import { imports } from './en/imports.ts';
import { mail } from './en/mail.ts';
import { problems } from './en/problems.ts';
import { shell } from './en/shell.ts';
import { staff } from './en/staff.ts';
import type { fr } from './fr.ts';

export const en: typeof fr = { activity, api, clients, erp, imports, mail, problems, shell, staff };
