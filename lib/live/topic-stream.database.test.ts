import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { prisma } from '#lib/database/connection.ts';
import { testDatabase } from '#lib/database/test-database.ts';
import type { Staff } from '#lib/staff/staff.ts';
import { testStaff } from '#lib/staff/test-staff.ts';
import { announce } from './announce.ts';
import { stopStreams, streamsEach, topicStream, type Wanted } from './topic-stream.ts';

let staff: Staff;

beforeAll(async () => {
  await testDatabase();
});
beforeEach(async () => {
  staff = await testStaff();
});
afterEach(async () => {
  vi.useRealTimers();
  await stopStreams();
  // As a new process would begin.
  delete (globalThis as { clubStreams?: unknown }).clubStreams;
});

function open(wanted: Partial<Wanted> = {}): ReadableStreamDefaultReader<Uint8Array> {
  const stream = topicStream(staff, { topics: ['clients'], since: 0, until: new Date(Date.now() + 3_600_000), ...wanted });
  if (!stream.ok) throw new Error(stream.problem);
  return stream.value.getReader();
}

async function read(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<string | null> {
  const { value, done } = await reader.read();
  return done ? null : new TextDecoder().decode(value);
}

test('tells what is announced, in the words of the standard', async () => {
  const reader = open();
  expect(await read(reader)).toBe('retry: 5000\n\n');
  const event = /^id: \d+\nevent: clients\ndata: clients\n\n$/;
  expect(await read(reader)).toMatch(event);
  await prisma().$transaction((tx) => announce(tx, staff.structure.id, 'clients'));
  expect(await read(reader)).toMatch(event);
});

test('one person has so many at a time, and a place is free again when a reader goes', async () => {
  const readers = Array.from({ length: streamsEach }, () => open());
  const wanted = { topics: ['clients'], since: 0, until: new Date(Date.now() + 3_600_000) } as const;
  expect(topicStream(staff, wanted)).toEqual({ ok: false, problem: 'too-many' });
  expect(topicStream(await testStaff('reception', staff), wanted).ok).toBe(true);
  await readers[0]?.cancel();
  expect(topicStream(staff, wanted).ok).toBe(true);
});

test('a server that stops ends them and opens no other', async () => {
  const reader = open({ since: Date.now() + 60_000 });
  await read(reader);
  await stopStreams();
  expect(await read(reader)).toBeNull();
  expect(topicStream(staff, { topics: ['clients'], since: 0, until: new Date() })).toEqual({ ok: false, problem: 'stopping' });
});

test.each([
  [
    'whoever is removed from the team',
    async () => void (await prisma().membership.deleteMany({ where: { staffId: staff.id } })),
    3_600_000,
  ],
  ['a session that has ended', async () => undefined, -1],
])('%s hears no more after the next beat; others get a comment', async (_who, happens, left) => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const colleague = await testStaff('reception', staff);
  const reader = open({ until: new Date(Date.now() + left) });
  const other = topicStream(colleague, { topics: ['clients'], since: 0, until: new Date(Date.now() + 3_600_000) });
  if (!other.ok) throw new Error(other.problem);
  const theirs = other.value.getReader();
  for (const each of [reader, theirs]) {
    await read(each);
    await read(each);
  }
  await happens();
  const next = [read(reader), read(theirs)];
  vi.advanceTimersByTime(20_000);
  expect(await Promise.all(next)).toEqual([null, ':\n\n']);
});
