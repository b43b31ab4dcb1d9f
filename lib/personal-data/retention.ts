import { tokenLife } from '#lib/app-auth/token-life.ts';
import { keptDays as securityDays } from '#lib/audit/security/delete-old-security.ts';
import { BIN_DAYS } from '#lib/clients/bin/list-bin.ts';
import { undoDays } from '#lib/clients/bulk/lifecycle/undo-until.ts';
import { separableDays } from '#lib/clients/merged/tombstones.ts';
import { journalDays } from '#lib/erp/connections/delete-old-events.ts';
import { importLimits } from '#lib/imports/file/limits.ts';
import { unusedDays } from '#lib/registrations/delete-old-tokens.ts';
import { sessionSeconds } from '#lib/staff/session-id.ts';
import { keptDays as signInDays } from '#lib/staff/sign-in-address.ts';

/** Kinds of data that a structure holds on people, in the order in which they are shown. */
export type RetainedKind =
  | 'clients'
  | 'trash'
  | 'merged'
  | 'bulk'
  | 'mails'
  | 'activity'
  | 'files'
  | 'erp'
  | 'registrations'
  | 'devices'
  | 'sessions'
  | 'networks'
  | 'security'
  | 'erased';

/**
 * What is kept, and for how many days: the numbers that the jobs themselves use. Null: as long as
 * the structure keeps the record that it belongs to.
 */
export const retention: readonly { kind: RetainedKind; days: number | null }[] = [
  { kind: 'clients', days: null },
  { kind: 'trash', days: BIN_DAYS },
  { kind: 'merged', days: separableDays },
  { kind: 'bulk', days: undoDays },
  { kind: 'mails', days: null },
  { kind: 'activity', days: null },
  { kind: 'files', days: importLimits.keptDays },
  { kind: 'erp', days: journalDays },
  { kind: 'registrations', days: unusedDays },
  { kind: 'devices', days: tokenLife.unusedDays },
  { kind: 'sessions', days: sessionSeconds / 86_400 },
  { kind: 'networks', days: signInDays },
  { kind: 'security', days: securityDays },
  { kind: 'erased', days: null },
];
