import { createHash } from 'node:crypto';
import { recordEvents } from '#lib/audit/record-events.ts';
import { prisma } from '#lib/database/connection.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { emailKey } from '#lib/identity/email-key.ts';
import { announce } from '#lib/live/announce.ts';
import { blockAddress } from './block-address.ts';

type Row = { structureId: string; structureName: string; clientId: string | null; to: string; language: string };

/** Finds the structure whose mails a link unsubscribes from; null for a link that is not valid. */
export async function readUnsubscribe(
  token: string,
): Promise<{ structureName: string; language: string; done: boolean } | null> {
  const row = await find(token);
  if (!row) return null;
  const key = emailKey(row.to);
  const blocks = await prisma().mailBlock.count({
    where: { structureId: row.structureId, emailKey: key.ok ? key.value : '', reason: 'unsubscribed' },
  });
  return { structureName: row.structureName, language: row.language, done: blocks > 0 };
}

/**
 * Ends the invitations of one structure to the address that the link was sent to. Twice is once.
 * @returns whether the link is one
 */
export async function unsubscribe(token: string): Promise<boolean> {
  const row = await find(token);
  const key = row && emailKey(row.to);
  if (!row || !key?.ok) return false;
  const { structureId, clientId, to: email } = row;
  await inTransaction(async (tx) => {
    // Of two at once, one waits here and finds it done.
    await tx.$queryRaw`select 1 from mail where structure_id = ${structureId}::uuid
      and unsubscribe_hash = ${hash(token)} for update`;
    const done = await tx.mailBlock.count({ where: { structureId, emailKey: key.value, reason: 'unsubscribed' } });
    if (done) return;
    await blockAddress(tx, structureId, email, 'unsubscribed');
    await recordEvents(tx, [{ structureId, staffId: null, kind: 'mail-unsubscribed', clientId, details: { email } }]);
    await announce(tx, structureId, 'clients');
  });
  return true;
}

async function find(token: string): Promise<Row | null> {
  const rows = await prisma().$queryRaw<Row[]>`
    select m.structure_id as "structureId", s.name as "structureName", m.client_id as "clientId", m."to", m.language
    from mail m join structure s on s.id = m.structure_id where m.unsubscribe_hash = ${hash(token)} limit 1`;
  return rows[0] ?? null;
}

function hash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
