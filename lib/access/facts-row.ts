import type { ValidationState } from '#lib/addresses/validation-state.ts';

/**
 * SQL: whether the ERP took the address of the client `c` away. Nothing can prove it, so access is
 * closed, unless the account is attached by an alias.
 */
export const hasNoAddress = `c.email is not distinct from ''`;

/**
 * SQL: the columns common to every reader, from `structure s`, `app_account p`, `attachment a`,
 * `client c`, and the columns of a `device` and a `proof`.
 */
export const factColumns = `s.id as "structureId", s.slug, s.name, (s.proof_needed or ${hasNoAddress}) as "proofNeeded",
  p.id as "accountId", p.email as "accountEmail", p.first_name as "accountFirstName", p.last_name as "accountLastName",
  p.created_at as "registeredAt", device.device_model as "deviceModel", device.platform::text as platform,
  device.os_version as "osVersion", device.last_seen_at as "lastSeenAt",
  a.id as "attachmentId", a.validation::text as validation, a.attached_at as "attachedAt", a.requested_at as "requestedAt",
  a.decided_at as "decidedAt", a.reason, a.email_changed_at as "emailChangedAt", proof.proved_at as "provedAt",
  c.id as "clientId", c.first_name as "clientFirstName", c.last_name as "clientLastName", c.email as "clientEmail", c.deleted_at as "deletedAt",
  c.erp_id is not null or c.erp_removed_at is not null as "fromErp", c.erp_removed_at as "erpRemovedAt", c.access_until as "accessUntil",
  s.formers_keep_access as "keepsAccess", now() as now`;

/** SQL: the client's address, also while several people of the ERP claim it. */
const provable = `case when c.email_key like 'held:%' then c.erp_email_key else c.email_key end`;

/**
 * SQL condition: the proof `r` counts, because it is of the account's address, or of the client's
 * once that was changed.
 */
export const countingProof = `(not (${hasNoAddress}) and r.email_key = case when a.email_changed_at is null then p.email_key else ${provable} end
  and r.proved_at > coalesce(a.email_changed_at, '-infinity') and (r.vouched_in_id is null or r.vouched_in_id = s.id))`;

/** SQL join: the alias `al` of the account at the client it is attached to. */
export const aliasJoin = `left join client_alias al on al.structure_id = s.id and al.email_key = p.email_key and al.client_id = a.client_id`;

/**
 * SQL: when the alias proves the address for the token `t`. One that staff added proves it for
 * every token, one from a claim code only for the token that used the code.
 */
export const aliasProof = `case when al.token_id is null or al.token_id = t.id then al.created_at end`;

export type FactsRow = {
  structureId: string;
  slug: string;
  name: string;
  proofNeeded: boolean;
  accountId: string | null;
  accountEmail: string;
  accountFirstName: string;
  accountLastName: string;
  registeredAt: Date;
  deviceModel: string | null;
  platform: 'ios' | 'android';
  osVersion: string | null;
  lastSeenAt: Date | null;
  attachmentId: string | null;
  validation: ValidationState;
  attachedAt: Date | null;
  requestedAt: Date | null;
  decidedAt: Date | null;
  reason: string | null;
  emailChangedAt: Date | null;
  provedAt: Date | null;
  clientId: string | null;
  clientFirstName: string;
  clientLastName: string;
  clientEmail: string;
  deletedAt: Date | null;
  fromErp: boolean;
  erpRemovedAt: Date | null;
  accessUntil: Date | null;
  keepsAccess: boolean;
  now: Date;
};
