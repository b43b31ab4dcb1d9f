import type { Transaction } from '#lib/database/run-sql.ts';
import { addressFinder, addressPattern } from '#lib/identity/address-pattern.ts';

/** Stands for a value that was erased. It is neither word nor language. */
const ERASED_VALUE = '[…]';

/** Texts in details that say nothing of a person: they stay when the person is erased. */
const keptKeys: ReadonlySet<string> = new Set([
  ...['accountId', 'codeId', 'importId', 'eventId', 'snapshotId', 'connectionId', 'staffId', 'mailId', 'bulkId'],
  ...['verdict', 'until', 'state', 'entrance', 'role', 'profile', 'change', 'action'],
]);

type Row = { id: string; details: unknown };

/**
 * Erases the values in the events of a client and of accounts of the app: who did what and when
 * stays, with the names of the changed fields.
 */
export async function eraseEventsOf(
  tx: Transaction,
  structureId: string,
  { clientId, accountIds }: { clientId: string; accountIds: string[] },
): Promise<number> {
  const { rows } = await tx.query<Row>(
    `select id, details from audit_event where structure_id = $1
       and (client_id = $2 or details ->> 'accountId' = any($3::text[])
         or client_id in (select m.client_id from merged_client m where m.structure_id = $1 and m.kept_id = $2))`,
    [structureId, clientId, accountIds],
  );
  return write(tx, structureId, rows, (text, key) => (keptKeys.has(key) ? text : ERASED_VALUE));
}

/**
 * Erases every text that holds one of these addresses, in the events of the whole structure: a
 * search that was exported, an invitation of an import, a bounce.
 * @param addresses in lower case
 */
export async function eraseEventsWith(tx: Transaction, structureId: string, addresses: string[]): Promise<number> {
  if (addresses.length === 0) return 0;
  const { rows } = await tx.query<Row>(
    `select id, details from audit_event e where structure_id = $1
       and exists (select from unnest($2::text[], $3::text[]) as named (address, pattern)
         where strpos(lower(e.details::text), address) > 0 and lower(e.details::text) ~ pattern)`,
    [structureId, addresses.map(asJson), addresses.map(asJson).map(addressPattern)],
  );
  const finders = addresses.map(addressFinder);
  return write(tx, structureId, rows, (text) =>
    finders.some((isIn) => isIn(text.toLowerCase())) ? ERASED_VALUE : text,
  );
}

/** Writes a text as JSON does within its quotes. */
function asJson(value: string): string {
  return JSON.stringify(value).slice(1, -1);
}

async function write(
  tx: Transaction,
  structureId: string,
  rows: Row[],
  replace: (text: string, key: string) => string,
): Promise<number> {
  if (rows.length === 0) return 0;
  await tx.query(
    `update audit_event e set details = d.details from json_to_recordset($2::json) as d (id uuid, details jsonb)
     where e.structure_id = $1 and e.id = d.id`,
    [structureId, JSON.stringify(rows.map(({ id, details }) => ({ id, details: withTexts(details, '', replace) })))],
  );
  return rows.length;
}

/** Returns a value with every text in it replaced; keys stay. */
function withTexts(value: unknown, key: string, replace: (text: string, key: string) => string): unknown {
  if (typeof value === 'string') return replace(value, key);
  if (Array.isArray(value)) return value.map((part) => withTexts(part, key, replace));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, withTexts(part, name, replace)]));
}
