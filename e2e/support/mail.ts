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

/**
 * As if everything that waits had left that many minutes ago, or only what waits for one address.
 */
export async function mailLeft({ id }: Club, minutesAgo: number, to: string | null = null): Promise<void> {
  const { pool } = connection();
  const { rows } = await pool.query(
    `update mail set state = 'sent', sent_at = now()
      where structure_id = $1 and state = 'queued' and ($2::text is null or "to" = $2) returning id`,
    [id, to],
  );
  await pool.query(
    `update invitation set times = array(select t - make_interval(mins => $2) from unnest(times) t)
      where structure_id = $1 and ($3::uuid[] is null or mail_id = any ($3))`,
    [id, minutesAgo, to === null ? null : rows.map((mail) => mail.id)],
  );
}

/** Counts the mails of invitations of a club in each state that some are in. */
export async function invitationMails({ id: structureId }: Club): Promise<Record<string, number>> {
  const found = await prisma().mail.groupBy({
    by: ['state'],
    where: { structureId, kind: 'invitation' },
    _count: true,
  });
  return Object.fromEntries(found.map(({ state, _count }) => [state, _count]));
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
