import { clientStateSql } from '#lib/access/registration-state.ts';
import { withoutAccessSql } from '#lib/access/without-access.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { invitedAs } from '#lib/invitations/invitation-state.ts';
import { inGroupsSql, nowSql } from './groups/group-names-sql.ts';
import type { ListQuery, ListState } from './list-query.ts';
import { any, searchAlternatives } from './search/search-condition.ts';
import type { GroupsFound } from './search/search-term.ts';

/** A condition on the client table, with `$1…` placeholders for its values. */
export type Filter = { sql: string; values: unknown[] };

/** The same also as conditions that a client fulfils one of: indexes answer each by itself. */
export type SearchFilter = Filter & { each: string[] };

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
 * @param groups that have the words of the search, where they were looked up before (`groupsFound`)
 */
export function clientFilter(
  staff: Pick<Staff, 'structure'>,
  { q, state, import: importId, invitation, group }: Pick<ListQuery, 'q' | 'state' | 'import' | 'invitation' | 'group'>,
  groups: GroupsFound | null = null,
): SearchFilter {
  const values: unknown[] = [staff.structure.id];
  const bind = (value: unknown) => `$${values.push(value)}`;
  const found = q ? searchAlternatives(q, staff, bind, groups) : ['true'];
  const brought = importId ? ` and import_id = ${bind(importId)}::uuid` : '';
  const invited = invitation ? ` and ${invitedAs(invitation)}` : '';
  const grouped = group ? ` and ${inGroupsSql(`g.id = ${nowSql(bind(group))}`)}` : '';
  const rest = `structure_id = $1 and deleted_at is null${stateSql[state]}${brought}${invited}${grouped}`;
  const sql = q ? `${rest} and ${any(found)}` : rest;
  return { sql, values, each: found.map((alternative) => (q ? `${rest} and ${alternative}` : rest)) };
}
