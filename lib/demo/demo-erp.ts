import { createHash } from 'node:crypto';
import type { Staff } from '#lib/actor/staff.ts';
import { prisma } from '#lib/database/connection.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { connectErp } from '#lib/erp/connections/connect-erp.ts';
import { findConnection } from '#lib/erp/connections/connection.ts';
import { protectSecret } from '#lib/erp/connections/generate-secret.ts';
import { replaceSecrets } from '#lib/erp/connections/replace-secrets.ts';
import { readMessage } from '#lib/erp/events/read-message.ts';
import { receiveEvents } from '#lib/erp/events/receive-events.ts';
import type { ProfileName } from '#lib/erp/profiles/profile.ts';
import { profileOf } from '#lib/erp/profiles/profile-of.ts';
import { Refusal } from '#lib/refusal.ts';

/** People whom the demonstration's ERP sends; it removes those marked `gone`. */
const newcomers = [
  { id: 'H-101', lastName: 'Marchand', firstName: 'Lina', email: 'lina.marchand@courriel.example' },
  { id: 'H-102', lastName: 'Barbier', firstName: 'Noé', email: 'noe.barbier@laposte.example', phone: '06 44 55 66 77' },
  { id: 'H-103', lastName: 'Renaud', firstName: 'Iris', email: 'famille.renaud@free.example' },
  { id: 'H-104', lastName: 'Renaud', firstName: 'Basile', email: 'famille.renaud@free.example' },
  { id: 'H-105', lastName: 'Schmitt', firstName: 'Odile', email: 'odile.schmitt@orange.example', gone: true },
  { id: 'H-106', lastName: 'Costa', firstName: 'Rui', email: 'rui.costa@courriel.example', gone: true },
];

/**
 * Connects a demonstration club to an ERP that uses Standard Webhooks, and sends its clients. What
 * exists already is kept.
 * @param secret `whsec_…`, known to the person who starts the demonstration
 * @returns the id of the connection
 */
export async function addDemoErp(staff: Staff, secret: string): Promise<string> {
  const { connectionId, isNew } = await connectDemoErp(staff, null, secret);
  if (isNew) await sendAll(staff, connectionId);
  return connectionId;
}

/**
 * Connects a demonstration club to an ERP, unless it is, and makes the secret the only one of the
 * connection.
 * @param profile null: Standard Webhooks, or whatever staff made of it since
 * @throws Refusal when the club is connected to another kind of ERP
 */
export async function connectDemoErp(
  staff: Staff,
  profile: ProfileName | null,
  secret: string,
): Promise<{ connectionId: string; isNew: boolean }> {
  const { id: structureId, slug } = staff.structure;
  const live = await prisma().erpConnection.findFirst({ where: { structureId, state: { not: 'disconnected' } } });
  if (live && profile && live.profile !== profile)
    throw new Refusal(`The ERP of ${slug} is of the kind ${live.profile} by now: disconnect it on /${slug}/erp.`);
  const connected = live ? null : await connectErp(staff, profile ?? 'standard');
  if (connected && !connected.ok) throw new Error(`no demonstration ERP: ${connected.problem.code}`);
  const connectionId = live?.id ?? connected?.value.connectionId ?? '';
  await ensureSecret(staff, connectionId, secret);
  return { connectionId, isNew: !live };
}

async function ensureSecret(staff: Staff, connectionId: string, secret: string): Promise<void> {
  const connection = await findConnection(connectionId);
  if (!connection) throw new Error('the demonstration ERP is not found');
  const of = { structureId: staff.structure.id, connectionId };
  const stored = protectSecret(profileOf(connection.profile), of, secret);
  const isKnown = connection.secrets.some((known) =>
    'plain' in known ? known.plain === secret : known.hash === stored.hash,
  );
  if (!isKnown) await inTransaction((tx) => replaceSecrets(tx, of, stored, staff.id));
}

async function sendAll(staff: Staff, connectionId: string): Promise<void> {
  const connection = await findConnection(connectionId);
  if (!connection) throw new Error('the demonstration ERP is not found');
  const known = await prisma().client.findMany({
    where: { structureId: staff.structure.id, deletedAt: null },
    orderBy: { sortName: 'asc' },
  });
  // Some clients stay manually managed.
  const taken = known
    .slice(0, -3)
    .map(({ lastName, firstName, email, phone }, n) => ({ id: `H-${n + 1}`, lastName, firstName, email, phone }));
  const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();
  const messages = [
    ...[...taken, ...newcomers.map(({ gone: _, ...person }) => person)].map((data) => ({
      type: 'client.created',
      timestamp: hoursAgo(3),
      data,
    })),
    ...newcomers.flatMap(({ id, gone }) =>
      gone ? [{ type: 'client.deleted', timestamp: hoursAgo(1), data: { id } }] : [],
    ),
  ];
  const arrived = messages.map((body) => {
    const raw = Buffer.from(JSON.stringify(body));
    const headers = new Headers({
      'webhook-id': `demo_${createHash('sha256').update(raw).digest('hex').slice(0, 24)}`,
    });
    return readMessage(
      connection,
      profileOf('standard'),
      { headers, raw, token: null, verb: null, receivedAt: new Date() },
      body,
    );
  });
  await receiveEvents(connection, arrived);
}
