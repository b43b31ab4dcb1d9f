import { access } from './fr/access.ts';
import { account } from './fr/account.ts';
import { activity } from './fr/activity.ts';
import { api } from './fr/api.ts';
import { bulk } from './fr/bulk.ts';
import { claims } from './fr/claims.ts';
import { clients } from './fr/clients.ts';
import { confirm } from './fr/confirm.ts';
import { erp } from './fr/erp.ts';
import { erpApi } from './fr/erp-api.ts';
import { erpExplained } from './fr/erp-explained.ts';
import { erpProposals } from './fr/erp-proposals.ts';
import { factor } from './fr/factor.ts';
import { groups } from './fr/groups.ts';
import { imports } from './fr/imports.ts';
import { invitations } from './fr/invitations.ts';
import { mail } from './fr/mail.ts';
import { matches } from './fr/matches.ts';
import { merging } from './fr/merging.ts';
import { objection } from './fr/objection.ts';
import { outbox } from './fr/outbox.ts';
import { personalData } from './fr/personal-data.ts';
import { problems } from './fr/problems.ts';
import { recipes } from './fr/recipes.ts';
import { refusedRequests } from './fr/refused-requests.ts';
import { registrations } from './fr/registrations.ts';
import { requests } from './fr/requests.ts';
import { security } from './fr/security.ts';
import { settings } from './fr/settings.ts';
import { shell } from './fr/shell.ts';
import { staff } from './fr/staff.ts';

/** The source of truth of every wording; `en.ts` has the same shape. One file a room in `fr/`. */
export const fr = {
  access,
  account,
  activity,
  api,
  bulk,
  claims,
  clients,
  confirm,
  erp,
  erpApi,
  erpExplained,
  erpProposals,
  factor,
  groups,
  imports,
  invitations,
  mail,
  matches,
  merging,
  objection,
  outbox,
  personalData,
  problems,
  recipes,
  refusedRequests,
  registrations,
  requests,
  security,
  settings,
  shell,
  staff,
};
