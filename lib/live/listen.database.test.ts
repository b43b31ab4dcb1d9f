import pg from 'pg';
import { afterEach, beforeAll, expect, test } from 'vitest';
import type { Staff } from '#lib/actor/staff.ts';
import { connection, prisma } from '#lib/database/connection.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { addTestClient } from '#lib/testing/client.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { testStaff } from '#lib/testing/staff.ts';
import { announce, type Topic } from './announce.ts';
import { announcerLeaves, announcerName, announcerOpens, channel, listenerName } from './channel.ts';
import { listen, stopListening } from './listen.ts';

let staff: Staff;
let stranger: Staff;

beforeAll(async () => {
  await testDatabase();
  staff = await testStaff();
  stranger = await testStaff();
});
afterEach(() => stopListening());

/** Listens, and waits until the connection is open, which is announced like a change. */
async function testListener(who: Staff, topics: Topic[], since?: number) {
  const received: Topic[] = [];
  let wake = () => {};
  const stop = listen(
    who.structure.id,
    topics,
    (topic) => {
      received.push(topic);
      wake();
    },
    since,
  );
  const heard = async (count: number) => {
    while (received.length < count) await new Promise<void>((resolve) => (wake = resolve));
    return received.splice(0);
  };
  expect(await heard(topics.length)).toEqual(topics);
  return { received, heard, stop };
}

const say = (who: Staff, topic: Topic) => inTransaction((tx) => announce(tx, who.structure.id, topic));

test('separates structures, and delivers only the topics asked for', async () => {
  const ours = await testListener(staff, ['clients']);
  const theirs = await testListener(stranger, ['clients', 'imports']);
  await say(staff, 'imports');
  await say(staff, 'clients');
  await say(stranger, 'imports');
  expect(await theirs.heard(1)).toEqual(['imports']);
  expect(await ours.heard(1)).toEqual(['clients']);
  expect([ours.received, theirs.received]).toEqual([[], []]);
});

test('delivers nothing of a transaction that is rolled back', async () => {
  const { heard, received } = await testListener(staff, ['clients', 'imports']);
  const undone = inTransaction(async (tx) => {
    await announce(tx, staff.structure.id, 'clients');
    throw new Error('undone');
  });
  await expect(undone).rejects.toThrow('undone');
  await say(staff, 'imports');
  expect(await heard(1)).toEqual(['imports']);
  expect(received).toEqual([]);
});

test('delivers the addition of a client', async () => {
  const { heard } = await testListener(staff, ['clients']);
  await addTestClient(staff);
  expect(await heard(1)).toEqual(['clients']);
});

test('reopens a connection that is cut, announces all topics because some may have been missed, and goes on', async () => {
  const { heard } = await testListener(staff, ['clients', 'imports']);
  const cut = () =>
    `select pg_terminate_backend(pid) from pg_stat_activity where application_name = '${listenerName}'
      and datname = current_database()`;
  expect((await connection().pool.query(cut())).rowCount).toBe(1);
  expect(await heard(2)).toEqual(['clients', 'imports']);
  await say(staff, 'imports');
  expect(await heard(1)).toEqual(['imports']);
});

test('shares one connection between all listeners and closes it when listening stops', async () => {
  await testListener(staff, ['clients']);
  await testListener(stranger, ['clients']);
  const lines = async () =>
    (
      await connection().pool.query(
        `select 1 from pg_stat_activity where application_name = '${listenerName}' and datname = current_database()`,
      )
    ).rowCount;
  expect(await lines()).toBe(1);
  stopListening();
  await expect.poll(lines).toBe(0);
});

test('delivers to a late listener at once what was missed since, and nothing else', async () => {
  const first = await testListener(staff, ['clients']);
  await say(staff, 'clients');
  await first.heard(1);
  const received: Topic[] = [];
  const later = (since: number) =>
    listen(staff.structure.id, ['clients', 'imports'], (topic) => received.push(topic), since);
  later(Date.now());
  expect(received.splice(0)).toEqual(['clients']);
  later(Date.now() + 60_000);
  expect(received.splice(0)).toEqual([]);
  later(0);
  expect(received).toEqual(['clients', 'imports']);
});

test('delivers nothing after listening stops', async () => {
  const gone = await testListener(staff, ['clients']);
  const here = await testListener(staff, ['clients']);
  gone.stop();
  await say(staff, 'clients');
  await here.heard(1);
  expect(gone.received).toEqual([]);
});

test('delivers the attachment of an account to its structure, and a new device of it', async () => {
  const ours = await testListener(staff, ['clients']);
  const theirs = await testListener(stranger, ['clients']);
  const account = await prisma().appAccount.create({
    data: { email: 'a@x.fr', emailKey: `${crypto.randomUUID()}@x.fr`, lastName: 'A' },
  });
  const { id: structureId } = staff.structure;
  await prisma().attachment.create({ data: { structureId, accountId: account.id, validation: 'pending' } });
  expect(await ours.heard(1)).toEqual(['clients']);
  const device = { deviceModel: 'Pixel 8', platform: 'android' } as const;
  const token = {
    accountId: account.id,
    tokenHash: crypto.randomUUID(),
    homeId: structureId,
    lastName: 'A',
    ...device,
  };
  await prisma().appToken.create({ data: token });
  expect(await ours.heard(1)).toEqual(['clients']);
  expect(theirs.received).toEqual([]);
});

/** Plays another process that announces, as far as listeners see it. */
async function otherAnnouncer() {
  const session = new pg.Client({ connectionString: process.env.DATABASE_URL, application_name: announcerName });
  session.on('error', () => undefined);
  await session.connect();
  const say = (words: string) => session.query('select pg_notify($1, $2 || pg_backend_pid())', [channel, words]);
  await say(announcerOpens);
  return { session, say };
}

test('announces all topics when another process ends before it announced what it had committed', async () => {
  const { heard, received } = await testListener(staff, ['clients', 'imports']);
  const polite = await otherAnnouncer();
  await polite.say(announcerLeaves);
  await polite.session.end();
  const { session } = await otherAnnouncer();
  expect(received).toEqual([]);
  await session.end();
  expect(await heard(2)).toEqual(['clients', 'imports']);
});

test('sends one notification for what a transaction announces many times', async () => {
  const { heard, received } = await testListener(staff, ['clients', 'imports']);
  await inTransaction(async (tx) => {
    for (let count = 0; count < 20; count += 1) await announce(tx, staff.structure.id, 'clients');
  });
  await say(staff, 'imports');
  expect(await heard(2)).toEqual(['clients', 'imports']);
  expect(received).toEqual([]);
});
