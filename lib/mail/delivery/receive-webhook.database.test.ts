import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Staff } from '#lib/actor/staff.ts';
import { prisma } from '#lib/database/connection.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { dictionaryOf } from '#lib/i18n/dictionary.ts';
import { newId } from '#lib/identity/new-id.ts';
import { hiddenSecret } from '#lib/mail/mail-secret.ts';
import { queueMail } from '#lib/mail/queue-mail.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { testStaff } from '#lib/testing/staff.ts';
import { receiveWebhook } from './receive-webhook.ts';

const secret = Buffer.from('a secret of thirty-two bytes or so').toString('base64');
let staff: Staff;
let mailId: string;

beforeAll(async () => {
  await testDatabase();
  process.env.RESEND_WEBHOOK_SECRET = `whsec_${secret}`;
});
afterAll(() => {
  delete process.env.RESEND_WEBHOOK_SECRET;
});
beforeEach(async () => {
  staff = await testStaff();
  mailId = await queued();
});

async function queued(to = 'zoe@exemple.example'): Promise<string> {
  const id = newId();
  const draft = dictionaryOf('fr').mail.emailCode(staff.structure.name, hiddenSecret);
  const mail = {
    ...draft,
    id,
    structureId: staff.structure.id,
    kind: 'email-code',
    clientId: null,
    occasion: id,
  } as const;
  await inTransaction((tx) => queueMail(tx, { ...mail, to, language: 'fr' }));
  return id;
}

type Told = { type: string; minute?: number; tags?: boolean; data?: object };

function body({ type, minute = 0, tags = true, data = {} }: Told, id = mailId): string {
  const created_at = new Date(Date.UTC(2026, 10, 22, 10, minute)).toISOString();
  const own = tags ? { tags: { structure: staff.structure.id, mail: id } } : {};
  return JSON.stringify({
    type,
    created_at,
    data: { email_id: `re_${id}`, to: ['zoe@exemple.example'], ...own, ...data },
  });
}

function signed(text: string, { key = secret, at = Date.now() } = {}) {
  const id = `msg_${crypto.randomUUID()}`;
  const timestamp = String(Math.floor(at / 1000));
  const signature = createHmac('sha256', Buffer.from(key, 'base64'))
    .update(`${id}.${timestamp}.${text}`)
    .digest('base64');
  return { id, timestamp, signature: `v1,${signature}` };
}

const tell = (told: Told, id?: string) => {
  const text = body(told, id);
  return receiveWebhook(text, signed(text));
};
const mail = (id = mailId) => prisma().mail.findFirstOrThrow({ where: { id } });

const hard: Told = {
  type: 'email.bounced',
  minute: 3,
  data: { bounce: { type: 'Permanent', subType: 'General', message: 'no such user' } },
};
const soft: Told = {
  type: 'email.bounced',
  minute: 2,
  data: { bounce: { type: 'Transient', subType: 'MailboxFull', message: 'full' } },
};

test('finds a mail by its tags, and then by the provider’s id too', async () => {
  expect(await tell({ type: 'email.delivered', minute: 1 })).toEqual({ ok: true, value: 'applied' });
  expect(await mail()).toMatchObject({
    state: 'delivered',
    providerId: `re_${mailId}`,
    deliveredAt: new Date(Date.UTC(2026, 10, 22, 10, 1)),
  });
  expect(await tell({ type: 'email.complained', tags: false })).toEqual({ ok: true, value: 'applied' });
  expect((await mail()).state).toBe('complained');
});

test.each<[string, (text: string) => Parameters<typeof receiveWebhook>[1]]>([
  [
    'with another secret',
    (text) => signed(text, { key: Buffer.from('another secret, just as long as it').toString('base64') }),
  ],
  ['of other words', () => signed('{}')],
  ['of six minutes ago', (text) => signed(text, { at: Date.now() - 6 * 60_000 })],
  ['of six minutes ahead', (text) => signed(text, { at: Date.now() + 6 * 60_000 })],
  ['that is none', () => ({ id: '', timestamp: '', signature: '' })],
  ['that is nonsense', () => ({ id: 'msg_1', timestamp: 'now', signature: 'v1,==' })],
])('changes nothing for a signature %s', async (_what, headers) => {
  const text = body({ type: 'email.delivered' });
  expect(await receiveWebhook(text, headers(text))).toEqual({ ok: false, problem: { code: 'signature-invalid' } });
  expect((await mail()).state).toBe('queued');
});

test('refuses a signed body that is no event, and ignores other kinds of events and unknown mails', async () => {
  for (const text of [
    '[]',
    'null',
    '{"type":"email.delivered"}',
    '{"type":"email.delivered","created_at":"soon","data":{}}',
  ]) {
    expect(await receiveWebhook(text, signed(text))).toEqual({ ok: false, problem: { code: 'invalid-event' } });
  }
  expect(await receiveWebhook('{', signed('{'))).toMatchObject({ ok: false });
  expect(await tell({ type: 'email.opened' })).toEqual({ ok: true, value: 'ignored' });
  expect(await tell({ type: 'domain.updated' })).toEqual({ ok: true, value: 'ignored' });
  expect(await tell({ type: 'email.delivered' }, newId())).toEqual({ ok: true, value: 'ignored' });
});

test('blocks the address after a hard bounce and records it once; a soft one does not block', async () => {
  await tell(soft);
  expect(await prisma().mailBlock.count({ where: { structureId: staff.structure.id } })).toBe(0);
  await tell(hard);
  await tell(hard);
  expect(await prisma().mailBlock.findMany({ where: { structureId: staff.structure.id } })).toMatchObject([
    { emailKey: 'zoe@exemple.example', reason: 'bounced' },
  ]);
  expect(await prisma().auditEvent.count({ where: { structureId: staff.structure.id, kind: 'mail-bounced' } })).toBe(1);
});

test('reaches the same state whatever the order of events, and for repeated events', async () => {
  const events: Told[] = [
    { type: 'email.sent' },
    { type: 'email.delivered', minute: 1 },
    soft,
    hard,
    { type: 'email.complained', minute: 4 },
  ];
  const ends = new Set<string>();
  const every = permutations(events);
  expect(every).toHaveLength(120);
  // Every fifth: some of them begin with each event, end with it, and put it right before each
  // other one. `npm run test:endurance` takes every order.
  const orders = process.env.MAIL_ORDERS === 'every' ? every : every.filter((_, index) => index % 5 === 0);
  // Several mails at a time, each with its own address: one after the other they take most of a
  // minute beside a busy neighbour.
  const tellAll = async () => {
    for (let order = orders.pop(); order; order = orders.pop()) {
      const id = await queued(`${newId()}@exemple.example`);
      for (const told of order) await tell(told, id);
      await tell(order[0] as Told, id);
      const { state, sentAt, deliveredAt, bouncedAt, hardBounce, complainedAt, problem } = await mail(id);
      ends.add(JSON.stringify({ state, sentAt, deliveredAt, bouncedAt, hardBounce, complainedAt, problem }));
    }
  };
  await Promise.all(Array.from({ length: 8 }, tellAll));
  expect([...ends]).toHaveLength(1);
  expect([...ends][0]).toContain('"state":"complained"');
});

test('keeps two concurrent events of one mail', async () => {
  await Promise.all([
    tell({ type: 'email.delivered', minute: 1 }),
    tell(hard),
    tell({ type: 'email.sent' }),
    tell({ type: 'email.delivered', minute: 2 }),
  ]);
  expect(await mail()).toMatchObject({
    state: 'bounced',
    deliveredAt: new Date(Date.UTC(2026, 10, 22, 10, 1)),
    hardBounce: true,
  });
});

function permutations<Item>(items: Item[]): Item[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((item, index) => permutations(items.toSpliced(index, 1)).map((rest) => [item, ...rest]));
}
