import { createServer } from 'node:net';
import { chromium } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { applyEvents } from '#lib/erp/apply-events.ts';
import { arrival, message, person, testErp } from '#lib/erp/test-erp.ts';
import { chromiumArguments, chromiumEnvironment, chromiumPath, prepareChromium } from './support/chromium.ts';
import { openClub } from './support/club.ts';
import { type OwnProduct, openProduct } from './support/own-product.ts';
import { signIn } from './support/sign-in.ts';

let product: OwnProduct;

/** A port that is free now: the server comes back on it, and the page's stream looks for it there. */
async function freePort(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return String(port);
}

beforeAll(async () => {
  process.env.AUTH_SECRET = 'a secret that the test and the server share';
  product = await openProduct({ PORT: await freePort() });
  // Where `signIn` puts its cookie.
  process.env.E2E_URL = product.url;
  await prepareChromium();
});

afterAll(() => product?.close());

test('what was committed but not told when the power went is on an open page after the restart, by one refresh', async () => {
  const club = await openClub();
  await club.addClient({ lastName: 'Durand', firstName: 'Anne' });
  const erp = await testErp(club.owner);
  const environment = Object.entries({ ...process.env, ...chromiumEnvironment }).filter((entry): entry is [string, string] => !!entry[1]);
  const browser = await chromium.launch({
    args: chromiumArguments,
    env: Object.fromEntries(environment),
    ...(chromiumPath && { executablePath: chromiumPath }),
  });
  try {
    const page = await browser.newPage({ baseURL: product.url });
    let opened = 0;
    let refreshed = 0;
    page.on('response', (response) => {
      const { pathname } = new URL(response.url());
      if (pathname.endsWith('/live') && response.ok()) opened += 1;
      const { rsc, 'next-router-prefetch': prefetch } = response.request().headers();
      if (rsc && !prefetch && pathname.endsWith('/clients')) refreshed += 1;
    });
    await signIn(page, club.owner);
    opened = 0;
    await page.goto(`/${club.slug}/clients`);
    await expect.poll(() => opened, { timeout: 30_000 }).toBeGreaterThan(0);
    const people = () => page.getByRole('rowheader').allInnerTexts();
    // As an event whose process dies before it has told: the transaction alone.
    await inTransaction((tx) =>
      applyEvents(tx, erp.connection, [arrival(erp, message('created', 1, person('C-1', { lastName: 'Zola' })))]),
    );
    await product.kill();
    refreshed = 0;
    await product.restart();
    await expect.poll(people, { timeout: 60_000 }).toEqual([expect.stringContaining('Anne Durand'), expect.stringContaining('Zola')]);
    expect(refreshed).toBe(1);
  } finally {
    await browser.close();
  }
}, 240_000);
