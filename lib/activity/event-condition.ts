import { may } from '#lib/actor/permissions.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { searchCondition } from '#lib/clients/search/search-condition.ts';
import type { EventFilter } from './event-filter.ts';
import { kindsOf } from './event-groups.ts';

/** Clients whom a search finds. */
const maxClients = 200;

/**
 * What an import or the ERP did to each client. An index has exactly this condition; it is listed
 * only where a person is searched, because an import of a million rows writes as many.
 */
const ofManyClients = `event.kind not in ('client-updated-by-import', 'client-import-undone', 'client-updated-by-erp',
  'client-taken-over-by-erp', 'client-removed-by-erp', 'client-revived-by-erp')`;

/**
 * SQL: the events that a filter shows to a member of the team: those of all authors, or only their
 * own without the permission `activity.read-all`.
 */
export function eventCondition(filter: EventFilter, staff: Staff, bind: (value: unknown) => string): string {
  const structure = bind(staff.structure.id);
  const conditions = [`event.structure_id = ${structure}`];
  if (!may(staff, 'activity.read-all')) conditions.push(`event.staff_id = ${bind(staff.id)}`);
  else if (filter.by === 'system') conditions.push('event.staff_id is null');
  else if (filter.by) conditions.push(`event.staff_id = ${bind(filter.by)}`);
  if (filter.group) conditions.push(`event.kind = any(${bind(kindsOf(filter.group))})`);
  const midnight = (day: string, later: string) =>
    `((${bind(day)}::date${later})::timestamp at time zone ${bind(staff.structure.timeZone)})`;
  if (filter.from) conditions.push(`event.at >= ${midnight(filter.from, '')}`);
  if (filter.until) conditions.push(`event.at < ${midnight(filter.until, ' + 1')}`);
  conditions.push(
    filter.q
      ? `event.client_id in (select id from client where structure_id = ${structure}
          and (${searchCondition(filter.q, staff, bind)}) limit ${maxClients})`
      : ofManyClients,
  );
  return conditions.join(' and ');
}
