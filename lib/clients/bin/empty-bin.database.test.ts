import { beforeAll, expect, test } from 'vitest';
import { prisma } from '#lib/database/connection.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { emptyBin } from './empty-bin.ts';

beforeAll(async () => {
  await testDatabase();
});

test('deletes clients that have been in the trash for more than 30 days, in every structure, and no others', async () => {
  const day = 24 * 60 * 60 * 1_000;
  for (const slug of ['one', 'two']) {
    const structure = await prisma().structure.create({ data: { slug, name: slug } });
    const client = (name: string, daysAgo: number | null) => ({
      structureId: structure.id,
      lastName: name,
      email: `${name}@club.example`,
      emailKey: `${name}@club.example`,
      source: 'manual' as const,
      sortName: name,
      searchText: name,
      deletedAt: daysAgo === null ? null : new Date(Date.now() - daysAgo * day),
    });
    const old = Array.from({ length: 1_200 }, (_, index) => client(`old${index}`, 31));
    await prisma().client.createMany({ data: [client('here', null), client('recent', 29), ...old] });
  }
  expect(await emptyBin()).toBe(2_400);
  const left = await prisma().client.findMany({ orderBy: { lastName: 'asc' }, select: { lastName: true } });
  expect(left.map((client) => client.lastName)).toEqual(['here', 'here', 'recent', 'recent']);
  expect(await emptyBin()).toBe(0);
});
