import type { Transaction } from '#lib/database/run-sql.ts';
import { appUrl, readEnv } from '#lib/env.ts';
import { dictionaryOf } from '#lib/i18n/dictionary.ts';
import { newId } from '#lib/identity/new-id.ts';
import { mailLanguage } from '#lib/mail/mail-language.ts';
import { queueMail } from '#lib/mail/queue-mail.ts';

/** A lasting problem of a connection. */
export type IncidentKind = 'silence' | 'signatures';

export type MonitoredConnection = {
  id: string;
  structureId: string;
  name: string;
  slug: string;
  language: string;
  silentSince: Date | null;
  gaps: number[];
  refused: number;
};

/** Opens an incident and mails each staff member who manages the connection. */
export async function openIncident(
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
