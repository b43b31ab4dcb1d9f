import type { Page } from '@playwright/test';
import type { Member } from '#e2e/support/club.ts';
import { type FullPage, fullPages } from '#e2e/support/full-pages.ts';
import { expect, requestsOnly, signIn, test } from '#e2e/support/test.ts';
import { type Weight, weigh } from '#e2e/support/weigh.ts';

/**
 * What each page may weigh at most when it is full, in kB (1000 bytes) and elements: what `npm run
 * bench -- pages` measured, and a twentieth more. Times are for the bench.
 */
const budgets: Record<FullPage, Weight> = {
  list: { html: 90, gzip: 14.4, payload: 22.9, script: 140, elements: 1_760 },
  client: { html: 54.5, gzip: 9.2, payload: 33.2, script: 139, elements: 323 },
  plan: { html: 72.6, gzip: 13.4, payload: 35.7, script: 140, elements: 1_010 },
  requests: { html: 90, gzip: 13.6, payload: 25.6, script: 139, elements: 1_625 },
  matches: { html: 64, gzip: 10.2, payload: 23.8, script: 135, elements: 755 },
  journal: { html: 57.9, gzip: 10, payload: 26.6, script: 135, elements: 892 },
};

test(
  'keeps its pages within their budget of bytes and elements',
  requestsOnly,
  async ({ page, club, otherClub, baseURL }) => {
    const paths = await fullPages(club.owner, otherClub.owner);
    const cookies = { club: await cookieOf(page, club.owner), otherClub: await cookieOf(page, otherClub.owner) };
    const over: string[] = [];
    for (const [name, budget] of Object.entries(budgets) as [FullPage, Weight][]) {
      const cookie = name === 'journal' ? cookies.otherClub : cookies.club;
      const weight = await weigh(new URL(paths[name], baseURL).href, cookie);
      for (const [what, most] of Object.entries(budget) as [keyof Weight, number][]) {
        const found = what === 'elements' ? weight[what] : weight[what] / 1_000;
        // Far below is as telling: a page that is empty weighs nothing.
        if (found > most || found < most / 2) over.push(`${name}: ${what} ${found} of ${most}`);
      }
    }
    expect(over).toEqual([]);
  },
);

test('serves no page of the benches', requestsOnly, async ({ request }) => {
  for (const floor of ['bare', 'empty', 'plain', 'ping'])
    expect((await request.get(`/bench/${floor}`)).status()).toBe(404);
});

/** The header with which this member asks. */
async function cookieOf(page: Page, member: Member): Promise<string> {
  await signIn(page, member);
  return (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
}
