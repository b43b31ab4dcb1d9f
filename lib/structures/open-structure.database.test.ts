import { beforeAll, expect, test } from 'vitest';
import { prisma } from '#lib/database/connection.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { openFirstStructure, openStructure } from './open-structure.ts';

beforeAll(async () => {
  await testDatabase();
});

const owner = (email: string) => ({ name: 'Ada', email, password: 'une phrase assez longue' });

test('of several first runs at once, one wins', async () => {
  const outcomes = await Promise.all(
    [1, 2, 3, 4, 5].map((n) => openFirstStructure({ name: `Club ${n}`, owner: owner(`a${n}@example.org`) })),
  );
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  expect(outcomes.filter(({ ok }) => !ok).map((outcome) => !outcome.ok && outcome.problem)).toEqual(
    Array(4).fill({ code: 'already-open' }),
  );
  expect(await prisma().structure.count()).toBe(1);
  expect(await prisma().staffAccount.count()).toBe(1);
});

test('the address comes from the name, and is never one of the product’s own or taken', async () => {
  const slugOf = async (name: string) => {
    const opened = await openStructure({ name, owner: owner(`${crypto.randomUUID()}@example.org`) });
    return opened.ok && opened.value.slug;
  };
  expect(await slugOf('Club Lumière')).toBe('club-lumiere');
  expect(await slugOf('CLUB lumière !')).toBe('club-lumiere-2');
  expect(await slugOf('API')).toBe('club-api');
  expect(await slugOf('東京')).toBe('club');
  expect(await slugOf('x'.repeat(200))).toMatch(/^x{50,60}$/);
});

test('nothing is left behind when the e-mail or the address is taken', async () => {
  await openStructure({ name: 'Premier', slug: 'premier', owner: owner('first@example.org') });
  const before = await prisma().structure.count();
  expect(await openStructure({ name: 'Second', owner: owner('FIRST@example.org') })).toEqual({
    ok: false,
    problem: { field: 'email', code: 'email-taken' },
  });
  expect(await openStructure({ name: 'Second', slug: 'premier', owner: owner('second@example.org') })).toEqual({
    ok: false,
    problem: { field: 'slug', code: 'slug-taken' },
  });
  expect(await openStructure({ name: 'Second', slug: 'sign-in', owner: owner('second@example.org') })).toEqual({
    ok: false,
    problem: { field: 'slug', code: 'slug-invalid' },
  });
  expect(await openStructure({ name: 'Second', owner: owner('no address') })).toMatchObject({
    ok: false,
    problem: { field: 'email' },
  });
  expect(await prisma().structure.count()).toBe(before);
  expect(await prisma().staffAccount.count({ where: { emailKey: 'second@example.org' } })).toBe(0);
});

test('one person can own two structures', async () => {
  const first = await openStructure({ name: 'Nord', owner: owner('both@example.org') });
  const second = await openStructure({ name: 'Sud', owner: { staffId: first.ok ? first.value.ownerId : '' } });
  expect(second.ok && first.ok && second.value.ownerId === first.value.ownerId).toBe(true);
});
