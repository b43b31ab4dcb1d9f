import type { Transaction } from '#lib/database/run-sql.ts';
import { appUrl, readEnv } from '#lib/env.ts';
import { dictionaryOf } from '#lib/i18n/dictionary.ts';
import { newId } from '#lib/identity/new-id.ts';
import { mailLanguage } from '#lib/mail/mail-language.ts';
import { queueMail } from '#lib/mail/queue-mail.ts';

/** A lasting problem of a connection. */
export type IncidentKind = 'silence' | 'signatures' | 'credentials';

/** A connection with what a mail about it says. */
export type IncidentSubject = { id: string; structureId: string; name: string; slug: string; language: string };

export type MonitoredConnection = IncidentSubject & {
  silentSince: Date | null;
  gaps: number[];
  refused: number;
};

/** Opens an incident and mails each staff member who manages the connection. */
export async function openIncident(
  tx: Transaction,
  { id: connectionId, structureId, name, slug, language }: IncidentSubject,
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

type ConnectionKey = { structureId: string; connectionId: string };

/**
 * Opens an incident of a connection, unless one of its kind is open. The caller holds a lock that
 * makes two of them take turns.
 */
export async function openIncidentOf(
  tx: Transaction,
  { structureId, connectionId }: ConnectionKey,
  kind: IncidentKind,
): Promise<void> {
  const { rows } = await tx.query<IncidentSubject>(
    `select c.id, c.structure_id as "structureId", s.name, s.slug, s.language from erp_connection c
       join structure s on s.id = c.structure_id
     where c.structure_id = $1 and c.id = $2 and not exists (select from erp_incident i
       where i.structure_id = c.structure_id and i.connection_id = c.id and i.kind = $3 and i.closed_at is null)`,
    [structureId, connectionId, kind],
  );
  if (rows[0]) await openIncident(tx, rows[0], kind);
}

/** Closes the open incident of a kind, if there is one. */
export async function closeIncident(
  tx: Transaction,
  { structureId, connectionId }: ConnectionKey,
  kind: IncidentKind,
): Promise<void> {
  await tx.query(
    `update erp_incident set closed_at = now() where structure_id = $1 and connection_id = $2 and kind = $3
       and closed_at is null`,
    [structureId, connectionId, kind],
  );
}
