import { activity } from './fr/activity.ts';
import { api } from './fr/api.ts';
import { clients } from './fr/clients.ts';
import { erp } from './fr/erp.ts';
import { imports } from './fr/imports.ts';
import { mail } from './fr/mail.ts';
import { problems } from './fr/problems.ts';
import { shell } from './fr/shell.ts';
import { staff } from './fr/staff.ts';

/** The source of truth of every wording; `en.ts` has the same shape. One file a room in `fr/`. */
export const fr = { activity, api, clients, erp, imports, mail, problems, shell, staff };
