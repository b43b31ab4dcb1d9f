import { connection as database } from '#lib/database/connection.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import type { Transaction } from '#lib/database/run-sql.ts';
import { appUrl, readEnv } from '#lib/env.ts';
import { dictionaryOf } from '#lib/i18n/dictionary.ts';
import { newId } from '#lib/identity/new-id.ts';
import { mailLanguage } from '#lib/mail/mail-language.ts';
import { queueMail } from '#lib/mail/queue-mail.ts';
import { announceErp } from './announce-erp.ts';
import { silenceThreshold } from './silence-threshold.ts';

/** A lasting problem of a connection. */
export type IncidentKind = 'silence' | 'signatures';

/** Calls that are not authentic within an hour, from which on staff is notified. */
const rejectedCallsThreshold = 5;

type MonitoredConnection = {
  id: string;
  structureId: string;
  name: string;
  slug: string;
  language: string;
  silentSince: Date | null;
  gaps: number[];
  refused: number;
};

/**
 * Checks every active connection: opens an incident where a problem begins, and closes it where the
 * problem is over.
 */
export async function monitorConnections(): Promise<void> {
  for (const watched of await readWatched()) {
    const silent =
      watched.silentSince !== null && Date.now() - watched.silentSince.getTime() > silenceThreshold(watched.gaps);
    await inTransaction((tx) => settle(tx, watched, 'silence', silent));
    await inTransaction((tx) => settle(tx, watched, 'signatures', watched.refused >= rejectedCallsThreshold));
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

async function settle(
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
  else {
    await tx.query(
      'update erp_incident set closed_at = now() where structure_id = $1 and connection_id = $2 and kind = $3 and closed_at is null',
      [structureId, connectionId, kind],
    );
  }
  await announceErp(tx, structureId, false);
}

/** Opens an incident and mails each staff member who manages the connection. */
async function openIncident(
  tx: Transaction,
  { id: connectionId, structureId, name, slug, language }: MonitoredConnection,
  kind: IncidentKind,
): Promise<void> {
  const incidentId = newId();
  await tx.query('insert into erp_incident (structure_id, id, connection_id, kind) values ($1, $2, $3, $4)', [
    structureId,
    incidentId,
    connectionId,
    kind,
  ]);
  const { rows } = await tx.query<{ id: string; email: string }>(
    `select a.id, a.email from membership m join staff_account a on a.id = m.staff_id where m.structure_id = $1
      and m.role in ('manager', 'owner')`,
    [structureId],
  );
  const wanted = mailLanguage(language);
  const draft = dictionaryOf(wanted).mail.erpIncident[kind](name, `${appUrl(readEnv())}/${slug}/erp`);
  for (const { id, email } of rows) {
    const occasion = `erp-incident:${incidentId}:${id}`;
    await queueMail(tx, {
      structureId,
      kind: 'erp-incident',
      clientId: null,
      occasion,
      to: email,
      language: wanted,
      ...draft,
    });
  }
}
