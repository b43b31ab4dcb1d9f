import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { Staff } from '#lib/actor/staff.ts';
import { prisma } from '#lib/database/connection.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { endSession } from '#lib/staff/end-session.ts';
import { findSession } from '#lib/staff/find-session.ts';
import { staffOfSession } from '#lib/staff/staff-of.ts';
import { startSession } from '#lib/staff/start-session.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { testStaff } from '#lib/testing/staff.ts';
import { announce } from './announce.ts';
import { stopStreams } from './open-streams.ts';
import { maxStreamsPerPerson, type StreamRequest, topicStream } from './topic-stream.ts';

let staff: Staff;
let sessionId: string;

beforeAll(async () => {
  await testDatabase();
});
beforeEach(async () => {
  staff = await testStaff();
  sessionId = await sessionOf(staff);
});
afterEach(async () => {
  vi.useRealTimers();
  await stopStreams();
  // The state is that of a new process.
  delete (globalThis as { clubStreams?: unknown }).clubStreams;
});

async function sessionOf({ id }: Staff): Promise<string> {
  const started = await startSession(id, null);
  if (!started) throw new Error('no session');
  return started;
}

/** Makes the request of a page opened in a session of a staff member. */
function requestIn(session: string, { structure } = staff): StreamRequest {
  return { topics: ['clients'], since: 0, currentStaff: () => staffOfSession(session, structure.slug) };
}

function open(wanted: Partial<StreamRequest> = {}): ReadableStreamDefaultReader<Uint8Array> {
  const stream = topicStream(staff, { ...requestIn(sessionId), ...wanted });
  if (!stream.ok) throw new Error(stream.problem);
  return stream.value.getReader();
}

async function read(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<string | null> {
  const { value, done } = await reader.read();
  return done ? null : new TextDecoder().decode(value);
}

test('sends announcements in the format of the standard', async () => {
  const reader = open();
  expect(await read(reader)).toBe('retry: 5000\n\n');
  const event = /^id: \d+\nevent: clients\ndata: clients\n\n$/;
  expect(await read(reader)).toMatch(event);
  await inTransaction((tx) => announce(tx, staff.structure.id, 'clients'));
  expect(await read(reader)).toMatch(event);
});

test('limits the streams of one person, and frees a slot when a reader disconnects', async () => {
  const readers = Array.from({ length: maxStreamsPerPerson }, () => open());
  const wanted = requestIn(sessionId);
  expect(topicStream(staff, wanted)).toEqual({ ok: false, problem: 'too-many' });
  expect(topicStream(await testStaff('reception', staff), wanted).ok).toBe(true);
  await readers[0]?.cancel();
  expect(topicStream(staff, wanted).ok).toBe(true);
});

test('ends all streams of a server that stops, and opens no other', async () => {
  const reader = open({ since: Date.now() + 60_000 });
  await read(reader);
  await stopStreams();
  expect(await read(reader)).toBeNull();
  expect(topicStream(staff, requestIn(sessionId))).toEqual({ ok: false, problem: 'stopping' });
});

test('ends the stream of an expired session at the next heartbeat; sends others a comment', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const colleague = await testStaff('reception', staff);
  const reader = open();
  const other = topicStream(colleague, requestIn(await sessionOf(colleague)));
  if (!other.ok) throw new Error(other.problem);
  const theirs = other.value.getReader();
  for (const each of [reader, theirs]) {
    await read(each);
    await read(each);
  }
  await prisma().staffSession.updateMany({
    where: { staffId: staff.id },
    data: { expiresAt: new Date(Date.now() - 1) },
  });
  const next = [read(reader), read(theirs)];
  vi.advanceTimersByTime(20_000);
  expect(await Promise.all(next)).toEqual([null, ':\n\n']);
});

test.each([
  ['signs out', () => endSession(sessionId)],
  ['is removed from the team', () => prisma().membership.deleteMany({ where: { staffId: staff.id } })],
  [
    'gets a role that may not read the topic',
    () => prisma().membership.updateMany({ where: { staffId: staff.id }, data: { role: 'reception' } }),
  ],
  ['loses the account', () => prisma().staffAccount.delete({ where: { id: staff.id } })],
])('ends the stream at once, without a heartbeat, when its reader %s', async (_what, happens) => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const reader = open({ topics: ['imports'] });
  const second = await sessionOf(staff);
  await read(reader);
  await read(reader);
  await happens();
  expect(await read(reader)).toBeNull();
  expect(await findSession(second)).toEqual(_what === 'loses the account' ? null : { staffId: staff.id });
});

test('ends the stream of one session only', async () => {
  const other = open(requestIn(await sessionOf(staff)));
  const reader = open();
  for (const each of [reader, other]) {
    await read(each);
    await read(each);
  }
  await endSession(sessionId);
  expect(await read(reader)).toBeNull();
  await inTransaction((tx) => announce(tx, staff.structure.id, 'clients'));
  expect(await read(other)).toContain('event: clients');
});
