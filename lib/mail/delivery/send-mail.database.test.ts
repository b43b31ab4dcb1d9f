import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Staff } from '#lib/actor/staff.ts';
import { connection, prisma } from '#lib/database/connection.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { dictionaryOf } from '#lib/i18n/dictionary.ts';
import { hiddenSecret } from '#lib/mail/mail-secret.ts';
import { queueMails } from '#lib/mail/queue-mail.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { renderedMail } from '#lib/testing/mail.ts';
import { testResend } from '#lib/testing/resend.ts';
import { busiestSecond, type Fault, type TestResend } from '#lib/testing/resend-traffic.ts';
import { testStaff } from '#lib/testing/staff.ts';
import { applyDeliveryEvents } from './apply-delivery-events.ts';
import { sendMail } from './send-mail.ts';

let staff: Staff;
let resend: TestResend;
const running = new AbortController().signal;

beforeAll(async () => {
  await testDatabase();
});
beforeEach(async () => {
  await connection().pool.query(
    `delete from mail; update mail_pace set "limit" = 1000, next_at = now(), stop_reason = null, stopped_until = null`,
  );
  staff = await testStaff();
  await resend?.close();
  resend = await testResend();
  Object.assign(process.env, {
    RESEND_API_KEY: 're_test',
    MAIL_FROM: 'Club <club@exemple.example>',
    RESEND_BASE_URL: resend.url,
  });
});
afterAll(async () => {
  await resend.close();
  for (const name of ['RESEND_API_KEY', 'MAIL_FROM', 'RESEND_BASE_URL']) delete process.env[name];
});

async function queue(
  count: number,
  more: { to?: (index: number) => string; kind?: 'invitation' | 'email-code' } = {},
): Promise<void> {
  const { to = (index) => `zoe-${index}@exemple.example`, kind = 'invitation' } = more;
  const { name } = staff.structure;
  const links = {
    open: `https://club.example/invitation/${hiddenSecret}`,
    unsubscribe: `https://club.example/unsubscribe/${hiddenSecret}`,
  };
  const { mail } = dictionaryOf('fr');
  await inTransaction((tx) =>
    queueMails(
      tx,
      Array.from({ length: count }, (_, index) => ({
        ...(kind === 'invitation'
          ? mail.invitation(name, 'Zoé', to(index), links)
          : mail.emailCode(name, hiddenSecret)),
        structureId: staff.structure.id,
        kind,
        clientId: null,
        occasion: `${kind}:${index}`,
        to: to(index),
        language: 'fr' as const,
      })),
    ),
  );
}

/** Sends one request and no more, whatever is due a moment later. */
async function sendOnce(): Promise<void> {
  const stop = new AbortController();
  const sending = sendMail(stop.signal);
  await expect.poll(() => resend.requests.length, { interval: 5 }).toBe(1);
  stop.abort();
  await sending;
}

/** Sends until nothing waits, as the queue's clock would: what is due later is due now. */
async function sendAll(): Promise<void> {
  for (;;) {
    await sendMail(running);
    const { rowCount } = await connection().pool.query(
      `update mail set due_at = now() where state = 'queued' and due_at > now()`,
    );
    if (!rowCount) return;
  }
}

async function states(): Promise<Record<string, number>> {
  const { rows } = await connection().pool.query('select state::text, count(*)::int from mail group by 1 order by 1');
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
}

/** Answers these faults one after the other, then none. */
function faults(...list: Fault[]): void {
  resend.fault = () => list.shift() ?? null;
}

test('sends nothing without a key, and loses nothing', async () => {
  delete process.env.RESEND_API_KEY;
  await queue(2);
  expect(await sendMail(running)).toBeNull();
  expect(await states()).toEqual({ queued: 2 });
});

test('sends one mail with its own key, in the name of its structure, with a code that is not stored', async () => {
  await queue(1, { kind: 'email-code' });
  await sendAll();
  const [taken] = resend.taken;
  const [mail] = await prisma().mail.findMany();
  expect(taken).toMatchObject({
    key: `mail/${mail?.id}`,
    mail: { from: 'Club d’essai <club@exemple.example>', to: 'zoe-0@exemple.example' },
  });
  const code = mail ? (renderedMail(mail).content.code ?? '') : '';
  expect(code).toMatch(/^\d{6}$/);
  expect(taken?.mail.html).toContain(code);
  expect(taken?.mail.text).toContain(code);
  expect(mail).toMatchObject({ state: 'sent', providerId: taken?.id, doubtSince: null });
  expect(JSON.stringify(mail)).not.toContain(code);
});

test('does not send a mail that expired while sending was not configured', async () => {
  await queue(2, { kind: 'email-code' });
  await queue(2, { to: (index) => `invited-${index}@exemple.example` });
  await connection().pool.query(`update mail set created_at = now() - interval '16 minutes' where occasion like '%:0'`);
  await connection().pool.query(
    `update mail set created_at = now() - interval '29 days' where occasion = 'invitation:1'`,
  );
  await sendAll();
  expect(resend.taken.map(({ mail }) => mail.to).sort()).toEqual([
    'invited-0@exemple.example',
    'invited-1@exemple.example',
    'zoe-1@exemple.example',
  ]);
  expect(await prisma().mail.findFirst({ where: { occasion: 'email-code:0' } })).toMatchObject({ state: 'cancelled' });
});

test('sends a hundred mails at a time, each once, codes before invitations', async () => {
  await queue(250);
  await queue(3, { kind: 'email-code', to: (index) => `code-${index}@exemple.example` });
  await sendAll();
  expect(resend.requests.map(({ path }) => path)).toEqual(Array(4).fill('/emails/batch'));
  expect(resend.taken.slice(0, 3).map(({ mail }) => mail.to.slice(0, 4))).toEqual(['code', 'code', 'code']);
  expect(new Set(resend.taken.map(({ mail }) => mail.to)).size).toBe(253);
  expect(await states()).toEqual({ sent: 253 });
});

test('sends nothing to a client whose mail is cancelled while its batch is halved', async () => {
  await queue(4, { to: (index) => (index === 0 ? 'refused@exemple.example' : `zoe-${index}@exemple.example`) });
  await sendOnce();
  await prisma().mail.updateMany({ where: { to: 'zoe-3@exemple.example' }, data: { state: 'cancelled' } });
  await sendAll();
  expect(resend.taken.map(({ mail }) => mail.to).sort()).toEqual(['zoe-1@exemple.example', 'zoe-2@exemple.example']);
  expect(await states()).toEqual({ cancelled: 1, failed: 1, sent: 2 });
});

test.each<[string, Fault[]]>([
  ['429', ['429', '429']],
  ['500', ['500']],
  ['a connection that is reset', ['reset']],
  ['an answer that is no answer', ['malformed']],
  ['taken, and the connection cut', ['cut']],
  ['taken, cut, and unreachable after', ['cut', 'reset', '500', '429']],
  ['a slow answer', ['delay']],
])('delivers each mail exactly once: %s', async (_what, list) => {
  await queue(120);
  faults(...list);
  await sendAll();
  expect(resend.taken.map(({ mail }) => mail.to).sort()).toEqual(
    Array.from({ length: 120 }, (_, index) => `zoe-${index}@exemple.example`).sort(),
  );
  expect(resend.requests.filter(({ outcome }) => outcome === 'conflict')).toEqual([]);
  expect(await states()).toEqual({ sent: 120 });
});

test('waits ten seconds for an answer, and repeats the request with the same key', async () => {
  await queue(2);
  faults('hang');
  await sendAll();
  expect(new Set(resend.requests.map(({ key }) => key)).size).toBe(1);
  expect(resend.taken).toHaveLength(2);
  expect(await states()).toEqual({ sent: 2 });
});

test('records why the provider refused a mail, and sends the others', async () => {
  await queue(100, { to: (index) => (index === 37 ? 'refused@exemple.example' : `zoe-${index}@exemple.example`) });
  await sendAll();
  expect(await states()).toEqual({ failed: 1, sent: 99 });
  expect(resend.taken).toHaveLength(99);
  const failed = await prisma().mail.findFirst({ where: { state: 'failed' } });
  expect(failed).toMatchObject({
    to: 'refused@exemple.example',
    problem: 'validation_error: as asked: validation_error',
  });
});

test.each<[Fault, string]>([
  ['401', 'key-refused'],
  ['403', 'sender-refused'],
  ['quota', 'quota'],
])('stops all sending after %s and reports it; sends everything once the key is replaced', async (fault, reason) => {
  await queue(3);
  faults(fault);
  expect(await sendMail(running)).toBeGreaterThan(60);
  expect(await states()).toEqual({ queued: 3 });
  expect(await prisma().mailPace.findFirst()).toMatchObject({ stopReason: reason });
  expect(await sendMail(running)).toBeGreaterThan(60);
  expect(resend.requests).toHaveLength(1);
  process.env.RESEND_API_KEY = 're_other';
  await sendAll();
  expect(await states()).toEqual({ sent: 3 });
  expect(await prisma().mailPace.findFirst()).toMatchObject({ stopReason: null, stoppedUntil: null });
});

test('repeats the same request after a kill before the record, and the provider accepts it once', async () => {
  await queue(5);
  faults('cut');
  await sendOnce();
  // As after a kill: nothing is known but that it was claimed.
  await connection().pool.query('update mail set due_at = now()');
  await sendAll();
  expect(resend.requests.map(({ outcome }) => outcome)).toEqual(['taken', 'replayed']);
  expect(resend.taken).toHaveLength(5);
  expect(await states()).toEqual({ sent: 5 });
});

test('repeats a request in its own order, also where a mail in it was put off before', async () => {
  await queue(1);
  faults('429', 'cut');
  await sendOnce();
  // Mails that came later, and are due before the one that was put off.
  await queue(3);
  await connection().pool.query(
    `update mail set due_at = now() - interval '1 minute' where "to" <> 'zoe-0@exemple.example'`,
  );
  await sendAll();
  expect(resend.requests.map(({ outcome }) => outcome)).toEqual(['429', 'taken', 'replayed']);
  expect(await states()).toEqual({ sent: 3 });
});

test('marks a mail in doubt for longer than the provider keeps keys, and never sends it twice', async () => {
  await queue(2);
  faults('cut');
  await sendOnce();
  await connection().pool.query(`update mail set due_at = now(), doubt_since = now() - interval '24 hours'`);
  await sendAll();
  expect(await states()).toEqual({ 'in-doubt': 2 });
  expect(resend.requests).toHaveLength(1);
});

test('resolves a mail in doubt when the provider reports its delivery', async () => {
  await queue(2);
  faults('cut');
  await sendOnce();
  const [mail] = await prisma().mail.findMany({ orderBy: { id: 'asc' } });
  const reference = {
    providerId: resend.taken[0]?.id ?? null,
    structureId: staff.structure.id,
    mailId: mail?.id ?? null,
  };
  expect(await applyDeliveryEvents(reference, { kind: 'delivered', at: new Date() })).toBe(true);
  await sendAll();
  expect(await states()).toEqual({ delivered: 1, sent: 1 });
  expect(resend.taken).toHaveLength(2);
  expect(resend.requests.map(({ outcome }) => outcome)).toEqual(['taken', 'replayed']);
});

test('keeps one rate limit for two concurrent senders, and sends nothing twice', async () => {
  resend.limit = 5;
  await connection().pool.query('update mail_pace set "limit" = 5');
  await queue(8, { kind: 'email-code' });
  await connection().pool.query('update mail set batch_id = gen_random_uuid()');
  const { rows: before } = await connection().pool.query<{ at: Date }>('select clock_timestamp() as at');
  await Promise.all([sendMail(running), sendMail(running)]);
  expect(await states()).toEqual({ sent: 8 });
  const outcomes = Map.groupBy(resend.requests, ({ outcome }) => outcome);
  expect(resend.taken).toHaveLength(8);
  expect(new Set(resend.taken.map(({ mail }) => mail.to)).size).toBe(8);
  // On a busy machine two that left in time may arrive together and be told to come again: then
  // they may go together.
  const late = outcomes.get('too-fast')?.length ?? 0;
  const taken = outcomes.get('taken')?.length ?? 0;
  expect(resend.requests.length).toBe(taken + late);
  expect(taken).toBeGreaterThanOrEqual(8 - late);
  // Each request took a turn of its own, a fifth of a second after the one before.
  const { nextAt } = await prisma().mailPace.findFirstOrThrow();
  const turns = (nextAt.getTime() - (before[0]?.at.getTime() ?? 0)) / 200;
  expect(turns).toBeGreaterThanOrEqual(resend.requests.length);
});

test('uses the rate limit that the provider reports', async () => {
  resend.limit = 4;
  await connection().pool.query('update mail_pace set "limit" = 2');
  await queue(7, { kind: 'email-code' });
  await connection().pool.query('update mail set batch_id = gen_random_uuid()');
  await sendAll();
  expect(resend.requests.map(({ outcome }) => outcome)).toEqual(Array(7).fill('taken'));
  expect(busiestSecond(resend)).toBeLessThanOrEqual(4);
  expect(await prisma().mailPace.findFirst()).toMatchObject({ limit: 4, windowSeconds: 1 });
});
