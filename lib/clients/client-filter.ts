import { clientStateSql } from '#lib/access/registration-state.ts';
import { withoutAccessSql } from '#lib/access/without-access.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { invitedAs } from '#lib/invitations/invitation-state.ts';
import { inGroupsSql, nowSql } from './groups/group-names-sql.ts';
import type { ListQuery, ListState } from './list-query.ts';
import { searchCondition } from './search/search-condition.ts';

/** A condition on the client table, with `$1…` placeholders for its values. */
export type Filter = { sql: string; values: unknown[] };

/** SQL: the condition of a state on the rows of `client`. */
export const stateSql: Record<ListState, string> = {
  all: '',
  registered: ` and ${clientStateSql('registered')}`,
  'without-access': ` and ${withoutAccessSql}`,
  'not-registered': ` and ${clientStateSql('not-registered')}`,
  pending: ` and ${clientStateSql('pending')}`,
  refused: ` and ${clientStateSql('refused')}`,
  manual: ` and source = 'manual'`,
  imported: ` and source = 'import'`,
  former: ' and erp_removed_at is not null',
};

/**
 * Builds the filter of the clients of the actor's structure by search, state, import, invitation
 * and group, also one that was merged into another; those in the trash never pass.
 */
export function clientFilter(
  staff: Pick<Staff, 'structure'>,
  { q, state, import: importId, invitation, group }: Pick<ListQuery, 'q' | 'state' | 'import' | 'invitation' | 'group'>,
): Filter {
  const values: unknown[] = [staff.structure.id];
  const bind = (value: unknown) => `$${values.push(value)}`;
  const found = q ? ` and ${searchCondition(q, staff, bind)}` : '';
  const brought = importId ? ` and import_id = ${bind(importId)}::uuid` : '';
  const invited = invitation ? ` and ${invitedAs(invitation)}` : '';
  const grouped = group ? ` and ${inGroupsSql(`g.id = ${nowSql(bind(group))}`)}` : '';
  const sql = `structure_id = $1 and deleted_at is null${stateSql[state]}${brought}${invited}${grouped}${found}`;
  return { sql, values };
}
