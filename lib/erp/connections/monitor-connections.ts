import { connection as database } from '#lib/database/connection.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import type { Transaction } from '#lib/database/run-sql.ts';
import { announceErp } from './announce-erp.ts';
import { closeIncident, type IncidentKind, type MonitoredConnection, openIncident } from './open-incident.ts';
import { silenceThreshold } from './silence-threshold.ts';

/** Calls that are not authentic within an hour, from which on staff is notified. */
const rejectedCallsThreshold = 5;

/**
 * Checks every active connection: opens an incident where a problem begins, and closes it where the
 * problem is over.
 */
export async function monitorConnections(): Promise<void> {
  for (const watched of await readWatched()) {
    const silent =
      watched.silentSince !== null && Date.now() - watched.silentSince.getTime() > silenceThreshold(watched.gaps);
    await inTransaction((tx) => updateIncident(tx, watched, 'silence', silent));
    await inTransaction((tx) => updateIncident(tx, watched, 'signatures', watched.refused >= rejectedCallsThreshold));
  }
}

async function readWatched(): Promise<MonitoredConnection[]> {
  const { rows } = await database().pool.query<MonitoredConnection>(
    `select c.id, c.structure_id as "structureId", s.name, s.slug, s.language,
       (select max(e.received_at) from erp_event e where e.structure_id = c.structure_id
         and e.connection_id = c.id) as "silentSince",
       coalesce((select array_agg(gap) from (
         select extract(epoch from e.received_at - lag(e.received_at) over (order by e.received_at)) * 1000 as gap
           from (
           select received_at from erp_event e where e.structure_id = c.structure_id and e.connection_id = c.id
           order by received_at desc limit 500) e
       ) gaps where gap is not null), '{}')::float8[] as gaps,
       case when c.refused_since > now() - interval '1 hour' then c.refused_calls else 0 end as refused
     from erp_connection c join structure s on s.id = c.structure_id where c.state = 'active'`,
  );
  return rows;
}

async function updateIncident(
  tx: Transaction,
  watched: MonitoredConnection,
  kind: IncidentKind,
  wrong: boolean,
): Promise<void> {
  const { structureId, id: connectionId } = watched;
  // Two servers may check at the same time: the second finds the incident open.
  await tx.query('select from erp_connection where structure_id = $1 and id = $2 for update', [
    structureId,
    connectionId,
  ]);
  const { rowCount: open } = await tx.query(
    'select from erp_incident where structure_id = $1 and connection_id = $2 and kind = $3 and closed_at is null',
    [structureId, connectionId, kind],
  );
  if ((open ?? 0) > 0 === wrong) return;
  if (wrong) await openIncident(tx, watched, kind);
  else await closeIncident(tx, { structureId, connectionId }, kind);
  await announceErp(tx, structureId, false);
}
