import { type AuthoredEvent, eventsJson, insertEventsSql } from '#lib/audit/record-events.ts';
import type { Client } from '#lib/database/generated/client.ts';
import { runPrepared, type Transaction } from '#lib/database/run-sql.ts';
import { typedColumns } from './typed-columns.ts';

/** The columns that staff writes, by their names in the code. */
const columnNames = {
  ...typedColumns,
  birthDate: 'birth_date',
  sortName: 'sort_name',
  searchText: 'search_text',
  aliasAt: 'alias_at',
  aliasById: 'alias_by_id',
} as const satisfies Partial<Record<keyof Client, string>>;

type Columns = Pick<Client, keyof typeof columnNames>;
type Added = Omit<Columns, 'aliasAt' | 'aliasById'> & Pick<Client, 'structureId' | 'id' | 'createdById'>;
type Version = Pick<Client, 'structureId' | 'id' | 'version'>;

/**
 * Inserts a client that staff adds, and the event that records it, in one statement.
 * @throws the violation of a unique index when the structure has the e-mail by now
 */
export async function insertClient(
  tx: Transaction,
  { structureId, id, createdById, ...columns }: Added,
  event: AuthoredEvent,
): Promise<void> {
  const { names, values } = written(columns);
  await runPrepared(
    tx,
    `with noted as (${insertEventsSql('$2')})
     insert into client (structure_id, id, created_by_id, source, ${names})
     values ($1, $3, $4, 'manual', ${names.map((_, index) => `$${index + 5}`)})`,
    [structureId, eventsJson([event]), id, createdById, ...values],
  );
}

/**
 * Updates a client that still has this version and is not in the trash, and writes the event that
 * records it, in one statement.
 * @returns false when nothing was written
 */
export async function updateClient(
  tx: Transaction,
  { structureId, id, version }: Version,
  columns: Partial<Columns>,
  event: AuthoredEvent,
): Promise<boolean> {
  const { names, values } = written(columns);
  const rows = await runPrepared(
    tx,
    `with written as (
       update client set version = version + 1, updated_at = now(),
         ${names.map((name, index) => `${name} = $${index + 5}`)}
       where structure_id = $1 and id = $3 and version = $4 and deleted_at is null
       returning id
     ), noted as (${insertEventsSql('$2', 'exists (select from written)')})
     select id from written`,
    [structureId, eventsJson([event]), id, version, ...values],
  );
  return rows.length > 0;
}

/** The names in one order, so that each statement has few texts, and what is sent for them. */
function written(columns: Partial<Columns>): { names: string[]; values: unknown[] } {
  const { birthDate } = columns;
  // A driver writes a moment in the time zone of its machine, and this is a day.
  const sent = { ...columns, ...(birthDate && { birthDate: birthDate.toISOString().slice(0, 10) }) };
  const entries = Object.entries(columnNames).filter(([name]) => name in columns);
  return {
    names: entries.map(([, column]) => column),
    values: entries.map(([name]) => sent[name as keyof Columns]),
  };
}
