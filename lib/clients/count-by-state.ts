import { connection } from '#lib/database/connection.ts';
import { attachedAs, type RegistrationState } from '#lib/registrations/registration-state.ts';
import type { Staff } from '#lib/staff/staff.ts';
import { clientFilter } from './client-filter.ts';
import { countLimit } from './list-clients.ts';
import type { ListState } from './list-query.ts';

/** Capped one above `countLimit`; null where counting would cost more than knowing is worth. */
export type StateCounts = Record<ListState, number | null> & { all: number };

type Attached = Exclude<RegistrationState, 'not-registered'>;
const attachedStates: Attached[] = ['registered', 'pending', 'refused'];

/** How many clients each filter of the list would show without a search. */
export async function countByState(staff: Staff): Promise<StateCounts> {
  const { rows } = await connection().pool.query<Row>(sql(staff), [staff.structure.id]);
  const { present, binned, manual, imported, ...attached } = rows[0] as Row;
  const known = Object.fromEntries(attachedStates.map((state) => [state, attached[state] - binned[state]])) as Record<Attached, number>;
  const without = present - known.registered - known.pending - known.refused;
  return {
    all: capped(present),
    registered: capped(known.registered),
    'not-registered': known.registered > countLimit ? null : capped(without),
    pending: capped(known.pending),
    refused: capped(known.refused),
    manual,
    imported,
  };
}

type Row = Record<Attached | 'present' | 'manual' | 'imported', number> & { binned: Record<Attached, number> };

/** Enough of both to know that more than `countLimit` are left when one is taken from the other. */
const enough = 2 * (countLimit + 1);

function capped(count: number): number {
  return Math.min(count, countLimit + 1);
}

/*
 * Asking for each client whether it has an account would take ten thousand look-ups a page. So accounts are counted by their own
 * index, less those of clients in the bin, which are few. The limits are written out: a computed one misleads PostgreSQL's planner.
 */
function sql(staff: Staff): string {
  const inBin = attachedStates.map((state) => `'${state}', count(*) filter (where ${attachedAs[state]})`);
  const accounts = attachedStates.map((state) => {
    const some = `select from attachment a where a.structure_id = $1 and ${attachedAs[state]} and a.client_id is not null limit ${enough}`;
    return `(select count(*)::int from (${some}) found) as ${state}`;
  });
  return `select ${accounts.join(', ')},
    (select jsonb_build_object(${inBin.join(', ')}) from client c join attachment a on a.structure_id = $1 and a.client_id = c.id
      where c.structure_id = $1 and c.deleted_at is not null) as binned,
    ${clients(staff, 'all', enough)} as present,
    ${clients(staff, 'manual', countLimit + 1)} as manual, ${clients(staff, 'imported', countLimit + 1)} as imported`;
}

function clients(staff: Staff, state: ListState, most: number): string {
  return `(select count(*)::int from (select from client where ${clientFilter(staff, { q: '', state }).sql} limit ${most}) found)`;
}
