import { access } from './en/access.ts';
import { account } from './en/account.ts';
import { activity } from './en/activity.ts';
import { api } from './en/api.ts';
import { bulk } from './en/bulk.ts';
import { claims } from './en/claims.ts';
import { clients } from './en/clients.ts';
import { confirm } from './en/confirm.ts';
import { erp } from './en/erp.ts';
import { erpApi } from './en/erp-api.ts';
import { erpExplained } from './en/erp-explained.ts';
import { erpProposals } from './en/erp-proposals.ts';
import { factor } from './en/factor.ts';
import { groups } from './en/groups.ts';
import { imports } from './en/imports.ts';
import { invitations } from './en/invitations.ts';
import { mail } from './en/mail.ts';
import { matches } from './en/matches.ts';
import { merging } from './en/merging.ts';
import { objection } from './en/objection.ts';
import { outbox } from './en/outbox.ts';
import { personalData } from './en/personal-data.ts';
import { problems } from './en/problems.ts';
import { recipes } from './en/recipes.ts';
import { refusedRequests } from './en/refused-requests.ts';
import { registrations } from './en/registrations.ts';
import { requests } from './en/requests.ts';
import { security } from './en/security.ts';
import { settings } from './en/settings.ts';
import { shell } from './en/shell.ts';
import { staff } from './en/staff.ts';
import type { fr } from './fr.ts';

export const en: typeof fr = {
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
