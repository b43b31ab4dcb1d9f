import { beforeAll, expect, test } from 'vitest';
import { connection, prisma } from '#lib/database/connection.ts';
import { listErasures, readErasureLine, writeErasureLine } from '#lib/erasures/erasure-list.ts';
import { addTestClient } from '#lib/testing/client.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { testStaff } from '#lib/testing/staff.ts';
import { applyErasures } from './apply-erasures.ts';
import { eraseClient } from './erase-client.ts';
import { finishErasure } from './finish-erasure.ts';

process.env.AUTH_SECRET ??= 'a secret for tests that is long enough';

beforeAll(async () => {
  await testDatabase();
});

test('erases again the people whom a restored copy has, and no other client', async () => {
  const staff = await testStaff();
  const { id: structureId } = staff.structure;
  const [email, memberNumber] = ['effacee@exemple.example', 'ADH-7'];
  const id = await addTestClient(staff, { email, memberNumber });
  const kept = await addTestClient(staff, { email: 'gardee@exemple.example' });
  expect(await eraseClient(staff, id)).toEqual({ ok: true, value: null });
  const [{ id: erasureId } = { id: '' }] = await prisma().erasure.findMany({ where: { structureId } });
  await finishErasure({ structureId, erasureId });
  const list = (await listErasures(connection().pool)).map(writeErasureLine);
  expect(list.join('')).not.toMatch(/effacee|ADH-7/);

  // The copy was made before: it knows of no erasure, and has the person.
  await prisma().erasure.deleteMany({ where: { structureId } });
  const restored = await addTestClient(staff, { email: email.toUpperCase() });
  const sameNumber = await addTestClient(staff, { email: 'autre@exemple.example', memberNumber });
  const read = list.map(readErasureLine).filter((erasure) => erasure !== null);
  expect(await applyErasures(read)).toEqual({ taken: 1, erased: 1, unsure: [sameNumber] });
  const left = await prisma().client.findMany({ where: { structureId }, orderBy: { id: 'asc' } });
  expect(left.map((client) => client.id)).toEqual([kept, sameNumber].sort());
  expect(left.map((client) => client.id)).not.toContain(restored);

  expect(await applyErasures(read)).toEqual({ taken: 1, erased: 0, unsure: [sameNumber] });
  await expect(addTestClient(staff, { email })).rejects.toThrow();
});

test('leaves out the erasures of structures that are not here, and reads no other line', async () => {
  const erasure = {
    structureId: crypto.randomUUID(),
    erasureId: crypto.randomUUID(),
    erasedAt: '2026-11-28T10:00:00.000Z',
    identities: [{ hash: 'a'.repeat(64), kind: 'email' as const }],
  };
  expect(readErasureLine(writeErasureLine(erasure))).toEqual(erasure);
  expect(await applyErasures([erasure])).toEqual({ taken: 0, erased: 0, unsure: [] });
  for (const line of ['', '{}', '[1]', '{"structureId":"x"}', 'x'.repeat(3_000_000)])
    expect(readErasureLine(line)).toBeNull();
});
