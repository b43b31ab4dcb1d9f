import { connection as database } from '#lib/database/connection.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import type { Connection } from '#lib/erp/connections/connection.ts';
import { findConnection } from '#lib/erp/connections/connection.ts';
import { profileOf } from '#lib/erp/profiles/profile-of.ts';
import { type ApiAccess, type ApiKey, readApiSettings } from './api-access.ts';
import { defaultPace, type FetchPace } from './fetch-pace.ts';
import { fetchPerson } from './fetch-person.ts';
import { leaseFetch } from './lease-fetch.ts';
import { queueFetches } from './request-fetch.ts';

/** Calls of one connection at the same time, per process: more only wait for the rate limit. */
const parallelCalls = 3;

/**
 * Fetches the people of a connection who are due, for a few seconds; then queues the job that goes
 * on, at the moment when the next one is due.
 */
export async function fetchDuePeople(key: ApiKey, pace: FetchPace = defaultPace): Promise<void> {
  const access = await readAccess(key.connectionId);
  if (!access) return;
  const end = Date.now() + pace.sliceMs;
  const work = async () => {
    while (Date.now() < end) {
      const lease = await leaseFetch(key);
      if (!lease) return;
      await fetchPerson(access, lease, pace);
    }
  };
  await Promise.all(Array.from({ length: parallelCalls }, work));
  await queueNext(key);
}

/** Reads what reaching the API of a connection takes; null when anything of it is missing. */
export async function readAccess(connectionId: string): Promise<ApiAccess | null> {
  const found = await findConnection(connectionId);
  if (found?.state !== 'active') return null;
  const { secrets: _, state: __, ...connection } = found;
  return accessOf(connection);
}

async function accessOf(connection: Connection): Promise<ApiAccess | null> {
  const { thin } = profileOf(connection.profile);
  const settings =
    thin && (await readApiSettings({ structureId: connection.structureId, connectionId: connection.id }));
  return thin && settings ? { connection, thin, settings } : null;
}

/** When the next person of each connection may be fetched, in the order of the connections. */
const nextDue = `select a.structure_id as "structureId", a.connection_id as "connectionId",
   greatest(min(greatest(f.due_at, f.leased_until)), a.paused_until, a.probe_until, now()) as at
 from erp_api a join erp_fetch f on f.structure_id = a.structure_id and f.connection_id = a.connection_id
 join erp_connection c on c.structure_id = a.structure_id and c.id = a.connection_id and c.state = 'active'`;

async function queueNext({ structureId, connectionId }: ApiKey): Promise<void> {
  const { rows } = await database().pool.query<{ at: Date }>(
    `${nextDue} where a.structure_id = $1 and a.connection_id = $2 group by a.structure_id, a.connection_id`,
    [structureId, connectionId],
  );
  const [next] = rows;
  if (next) await inTransaction((tx) => queueFetches(tx, { structureId, connectionId }, next.at));
}

/**
 * Queues a job for each connection with people who are due, in case one was lost: after a process
 * was killed, or a connection was resumed.
 */
export async function wakeFetches(): Promise<void> {
  const { rows } = await database().pool.query<ApiKey & { at: Date }>(
    `${nextDue} group by a.structure_id, a.connection_id`,
  );
  for (const { at, ...key } of rows) {
    if (at.getTime() <= Date.now() + 60_000) await inTransaction((tx) => queueFetches(tx, key, at));
  }
}
