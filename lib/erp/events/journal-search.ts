import type { Staff } from '#lib/actor/staff.ts';
import { searchCondition } from '#lib/clients/search/search-condition.ts';

/** Maximum UTF-16 units of a search. */
const maxSearchLength = 100;

/** Events that a search looks at of one beginning of an id, and of one client. */
const maxOfId = 1_000;
const maxOfClient = 100;

/** Clients whom a search finds. */
const maxClients = 200;

/**
 * SQL: the events about a person or an id. A person is found as in the list of clients; an id by
 * its beginning, with its kind of record or without.
 * @param kinds of record that ids may begin with
 * @returns null for a search without a text
 */
export function journalSearch(
  q: string | undefined,
  staff: Staff,
  kinds: readonly string[],
  bind: (value: unknown) => string,
): string | null {
  const text = (q ?? '').slice(0, maxSearchLength).toWellFormed().replaceAll('\0', '').trim();
  if (text === '') return null;
  const beginning = `${text.replace(/[\\%_]/g, '\\$&')}%`;
  const beginnings = ['', ...kinds.map((kind) => `${kind.replace(/[\\%_]/g, '\\$&')}/`)].map(
    (kind) => kind + beginning,
  );
  const ofId = beginnings.map(
    (pattern) => `(select id from erp_event where structure_id = $1 and erp_id like ${bind(pattern)}
      order by received_at desc, id desc limit ${maxOfId})`,
  );
  const ofPerson = `select m.id from (select client.id from client where client.structure_id = $1
      and (${searchCondition(text, staff, bind)}) limit ${maxClients}) found
    cross join lateral (select id from erp_event m where m.structure_id = $1 and m.client_id = found.id
      order by m.received_at desc, m.id desc limit ${maxOfClient}) m`;
  return `e.id in (${[...ofId, ofPerson].join(' union ')})`;
}
