import { beforeEach, expect, test, vi } from 'vitest';
import { forgetShown, keepShown, readShown } from './shown-once.ts';

type Kept = { name: string; value: string };
const jar = new Map<string, string>();
let attributes: object[] = [];
let session: string | null = 'session-of-test';

vi.mock('next/headers', () => ({
  cookies: async () => ({
    get: (name: string): Kept | undefined => (jar.has(name) ? { name, value: jar.get(name) ?? '' } : undefined),
    getAll: (): Kept[] => [...jar].map(([name, value]) => ({ name, value })),
    set: (name: string, value: string, options: { maxAge: number }) => {
      attributes.push({ name, ...options });
      jar.delete(name);
      if (options.maxAge > 0) jar.set(name, value);
    },
  }),
}));
vi.mock('../session-cookie.ts', () => ({ sessionIdOfBrowser: async () => session }));

const cookie = { name: 'kept', minutes: 5 };

beforeEach(() => {
  jar.clear();
  attributes = [];
  session = 'session-of-test';
  vi.stubEnv('AUTH_SECRET', 'a secret of this test that is long enough');
  vi.stubEnv('NEXTAUTH_URL', 'https://club.example');
});

test('hands a secret to one page and one session, sealed and under a host prefix', async () => {
  await keepShown(cookie, '/club/team', 'the secret');
  expect(await readShown(cookie, '/club/team')).toBe('the secret');
  expect(attributes).toEqual([
    {
      name: expect.stringMatching(/^__Host-kept-[0-9a-f]{12}$/),
      httpOnly: true,
      sameSite: 'strict',
      path: '/',
      secure: true,
      maxAge: 300,
    },
  ]);
  expect([...jar.values()].join()).not.toContain('secret');
  const [[name = '', value = ''] = []] = jar;
  expect(await readShown(cookie, '/club/other')).toBeUndefined();
  expect(await readShown({ ...cookie, name: 'other' }, '/club/team')).toBeUndefined();
  session = 'the next person at the desk';
  expect(await readShown(cookie, '/club/team')).toBeUndefined();
  session = 'session-of-test';
  jar.set(name, `${value.slice(0, -2)}xx`);
  expect(await readShown(cookie, '/club/team')).toBeUndefined();
});

test('keeps the latest eight pages apart, and forgets one', async () => {
  const pages = Array.from({ length: 12 }, (_, index) => `/club/clients/${index}/code`);
  for (const path of pages) await keepShown(cookie, path, `code of ${path}`);
  const shown = await Promise.all(pages.map((path) => readShown(cookie, path)));
  expect(shown).toEqual(pages.map((path, index) => (index < 4 ? undefined : `code of ${path}`)));
  await forgetShown(cookie, pages[11] ?? '');
  expect(await readShown(cookie, pages[11] ?? '')).toBeUndefined();
  expect(jar.size).toBe(7);
});
