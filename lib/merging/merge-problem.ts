import { MAX_FIELD_LENGTHS } from '#lib/clients/client-fields.ts';
import type { ClientRow } from '#lib/clients/merged/client-row.ts';
import type { Records } from './merge-fields.ts';

/** Why two records cannot be merged, or not in this way. */
export type MergeProblem =
  | { code: 'not-allowed' | 'not-found' | 'same-record' | 'changed' }
  /** The other record leads to this one already. */
  | { code: 'already-merged'; keptId: string }
  /** The record to keep is in the trash, and has to be restored first. */
  | { code: 'in-trash'; clientId: string }
  /** Two people of one ERP: only the ERP can say that they are one. */
  | { code: 'two-erp-people' }
  /** The kept record is of a former client, and the other one is not. */
  | { code: 'former-kept' }
  /** Both values together are longer than the field. */
  | { code: 'too-long'; field: 'groups' | 'note' };

/** Returns what forbids the merge of two records, whatever staff chooses. */
export function mergeProblem({ kept, other }: Records): MergeProblem | null {
  if (kept.deleted_at !== null) return { code: 'in-trash', clientId: kept.id };
  if (kept.erp_id !== null && other.erp_id !== null) return { code: 'two-erp-people' };
  // A client of the past would be one of today by a merge alone.
  if (kept.erp_removed_at !== null && other.erp_removed_at === null) return { code: 'former-kept' };
  return null;
}

/** Returns the field that is too long, of a record made of two. */
export function tooLong({ groups, note }: ClientRow): MergeProblem | null {
  if (groups.length > MAX_FIELD_LENGTHS.groups) return { code: 'too-long', field: 'groups' };
  return (note?.length ?? 0) > MAX_FIELD_LENGTHS.note ? { code: 'too-long', field: 'note' } : null;
}
