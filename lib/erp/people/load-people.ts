import { addressKey } from '#lib/addresses/conflict-key.ts';
import { loadTombstones } from '#lib/clients/erp/tombstones.ts';
import type { Queryable } from '#lib/database/run-sql.ts';
import type { ErpEvent } from '#lib/erp/profiles/erp-event.ts';
import type { OptionalVersions, PersonState } from './decide-event.ts';
import { unknownPerson } from './decide-event.ts';
import { recordId } from './record-id.ts';

/**
 * A person as a transaction changes them: the state so far, and the row as it was read, which is
 * locked until the transaction ends. `recordId`: the id without its kind, where one of the events
 * has fields.
 */
export type KnownPerson = {
  erpId: string;
  recordId: string | null;
  person: PersonState;
  record: ClientRecord | null;
  tombstone: boolean;
};

export type ClientRecord = {
  id: string;
  erpId: string | null;
  lastName: string;
  firstName: string;
  email: string;
  emailKey: string;
  erpEmail: string | null;
  erpEmailKey: string | null;
  phone: string | null;
  birthDate: string | null;
  aliased: boolean;
  version: Date | null;
  fieldsVersion: Date | null;
  optional: OptionalVersions | null;
  removedAt: Date | null;
  inBin: boolean;
};

const columns = `id, erp_id as "erpId", last_name as "lastName", first_name as "firstName", email, email_key as "emailKey",
  erp_email as "erpEmail", erp_email_key as "erpEmailKey", phone, birth_date::text as "birthDate", alias_at is not null as aliased,
  erp_version as version, erp_fields_version as "fieldsVersion", erp_optional as optional, erp_removed_at as "removedAt",
  deleted_at is not null as "inBin"`;

/**
 * SQL: locks and returns the clients of each key in $2, in the order of the keys. Each key is
 * looked up by itself: given a list, the planner may use an index on the structure alone while the
 * number of clients grows, and compare every client with a thousand keys.
 */
const clientsByKey = (condition: string) => `(
  select c.* from unnest($2::text[]) asked (key) cross join lateral (
    select ${columns} from client where structure_id = $1 and ${condition} for update) c) found`;

/**
 * Loads and locks the people of events, by their id in the ERP. A person without a client of that
 * id gets the client who has the address: first the address that an ERP had, then the one used on
 * the app, then an alias, then an address that an ERP had and staff corrected since.
 */
export async function loadPeople(
  tx: Queryable,
  structureId: string,
  events: ErpEvent[],
): Promise<Map<string, KnownPerson>> {
  if (events.length === 0) return new Map();
  const ids = [...new Set(events.map(({ erpId }) => erpId))].sort();
  const { rows: records } = await tx.query<ClientRecord>(`select * from ${clientsByKey('erp_id = asked.key')}`, [
    structureId,
    ids,
  ]);
  const bound = new Map(records.map((record) => [record.erpId, record]));
  const unmatched = events.filter(({ erpId }) => !bound.has(erpId));
  const tombstones = await loadTombstones(
    tx,
    structureId,
    unmatched.map(({ erpId }) => erpId),
  );
  const candidates = await loadCandidates(tx, structureId, unmatched);
  const recordIds = new Map(
    events.flatMap(({ erpId, kind, fields }) => (fields ? [[erpId, recordId(erpId, kind)]] : [])),
  );
  const known = new Map<string, KnownPerson>();
  for (const erpId of ids) {
    const record = bound.get(erpId) ?? null;
    const version = tombstones.get(erpId) ?? null;
    const person = record ? toPerson(record) : { ...unknownPerson, version, removedAt: version };
    known.set(erpId, { erpId, recordId: recordIds.get(erpId) ?? null, person, record, tombstone: version !== null });
  }
  for (const { erpId, fields } of unmatched) {
    const entry = known.get(erpId);
    if (!fields || !entry || entry.record) continue;
    const record =
      candidates.find((one) => one.erpEmailKey === fields.emailKey && knownAddress(one).emailKey === fields.emailKey) ??
      candidates.find((one) => one.emailKey === fields.emailKey) ??
      candidates.find((one) => one.aliases.includes(fields.emailKey)) ??
      candidates.find((one) => one.erpEmailKey === fields.emailKey);
    if (!record) continue;
    candidates.splice(candidates.indexOf(record), 1);
    const { fields: owned, removedAt, inBin } = toPerson(record);
    entry.record = record;
    entry.person = { ...entry.person, fields: owned, removedAt: entry.person.removedAt ?? removedAt, inBin };
  }
  return known;
}

function toPerson(record: ClientRecord): PersonState {
  const { lastName, firstName, phone, birthDate, version, fieldsVersion, optional, removedAt, inBin } = record;
  return {
    fields: { lastName, firstName, ...knownAddress(record), phone, birthDate },
    version,
    fieldsVersion,
    optional: optional ?? {},
    removedAt,
    inBin,
  };
}

/**
 * The address that an event would change: the one that the ERP has or, for a client without ERP,
 * the one that the club entered since.
 */
export function knownAddress(record: ClientRecord): { email: string; emailKey: string } {
  const { erpId, aliased, email, erpEmail, erpEmailKey } = record;
  if (erpId === null && !aliased) return { email, emailKey: addressKey(record) };
  return { email: erpEmail ?? email, emailKey: erpEmailKey ?? record.emailKey };
}

async function loadCandidates(
  tx: Queryable,
  structureId: string,
  unmatched: ErpEvent[],
): Promise<(ClientRecord & { aliases: string[] })[]> {
  const keys = [...new Set(unmatched.flatMap(({ fields }) => fields?.emailKey ?? []))].sort();
  if (keys.length === 0) return [];
  const { rows: aliases } = await tx.query<{ clientId: string; alias: string }>(
    'select client_id as "clientId", email_key as alias from client_alias where structure_id = $1 and email_key = any($2)',
    [structureId, keys],
  );
  const { rows } = await tx.query<ClientRecord>(
    `select * from ${clientsByKey('erp_id is null and erp_email_key = asked.key')}
     union all select * from ${clientsByKey('erp_id is null and email_key = asked.key')}`,
    [structureId, keys],
  );
  const known =
    aliases.length === 0
      ? []
      : await loadByIds(
          tx,
          structureId,
          aliases.map(({ clientId }) => clientId),
        );
  const byId = new Map([...rows, ...known].map((record) => [record.id, record]));
  return [...byId.values()]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((row) => ({
      ...row,
      aliases: aliases.flatMap(({ clientId, alias }) => (clientId === row.id ? [alias] : [])),
    }));
}

async function loadByIds(tx: Queryable, structureId: string, ids: string[]): Promise<ClientRecord[]> {
  const { rows } = await tx.query<ClientRecord>(
    `select ${columns} from client where structure_id = $1 and erp_id is null and id = any($2) order by id for update`,
    [structureId, ids],
  );
  return rows;
}
