import { createHmac } from 'node:crypto';
import { connection, prisma } from '#lib/database/connection.ts';
import { type ReceivedMail, receiveMail } from '#lib/testing/mail.ts';
import type { Club } from './club.ts';

const key = Buffer.from('known to the tests and nobody else').toString('base64');
/** What the product under test checks the provider's signatures with. */
export const webhookSecret = `whsec_${key}`;

/** The mail written last by a club. */
export async function lastMail({ id: structureId }: Club) {
  return prisma().mail.findFirstOrThrow({ where: { structureId }, orderBy: { id: 'desc' } });
}

/** The same as its reader gets it, with its code or link, and as if it had left. */
export async function receivedMail({ id: structureId }: Club): Promise<ReceivedMail> {
  const mail = await receiveMail({ structureId });
  if (!mail) throw new Error('the club has written no mail');
  return mail;
}

/** As if everything that waits had left, that many minutes ago. */
export async function mailLeft({ id }: Club, minutesAgo: number): Promise<void> {
  const { pool } = connection();
  await pool.query(`update mail set state = 'sent', sent_at = now() where structure_id = $1 and state = 'queued'`, [
    id,
  ]);
  await pool.query(
    `update invitation set times = array(select t - make_interval(mins => $2) from unnest(times) t)
      where structure_id = $1`,
    [id, minutesAgo],
  );
}

/** The provider tells something of the mail written last. */
export async function tellOfLastMail(club: Club, type: string, data: object = {}): Promise<number> {
  const { id } = await lastMail(club);
  const own = { email_id: `re_${id}`, tags: { structure: club.id, mail: id } };
  const body = JSON.stringify({ type, created_at: new Date().toISOString(), data: { ...own, ...data } });
  const svixId = `msg_${crypto.randomUUID()}`;
  const timestamp = String(Math.floor(Date.now() / 1000));
  const signature = createHmac('sha256', Buffer.from(key, 'base64'))
    .update(`${svixId}.${timestamp}.${body}`)
    .digest('base64');
  const headers = { 'svix-id': svixId, 'svix-timestamp': timestamp, 'svix-signature': `v1,${signature}` };
  const answer = await fetch(new URL('/api/resend/webhook', process.env.E2E_URL), { method: 'POST', headers, body });
  return answer.status;
}
