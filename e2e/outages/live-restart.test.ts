import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { chromium, type Page, expect as playwrightExpect, type Request } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chromiumArguments, chromiumEnvironment, chromiumPath, prepareChromium } from '#e2e/support/chromium.ts';
import { type Club, openClub } from '#e2e/support/club.ts';
import { type OwnProduct, openProduct } from '#e2e/support/own-product.ts';
import { signIn } from '#e2e/support/sign-in.ts';
import { connection } from '#lib/database/connection.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { applyEvents } from '#lib/erp/events/apply-events.ts';
import { announce } from '#lib/live/announce.ts';
import { erpPerson, incomingEvent, message, testErp } from '#lib/testing/erp.ts';

let product: OwnProduct;

/**
 * Finds a port below the ephemeral range: while the server is down no other program takes it, and
 * the page's stream reconnects to it.
 */
async function freePort(): Promise<number> {
  const port = randomInt(20_000, 32_000);
  const server = createServer().listen(port, '127.0.0.1');
  const free = await once(server, 'listening').then(
    () => true,
    () => false,
  );
  server.close();
  return free ? port : freePort();
}

beforeAll(async () => {
  product = await openProduct({ PORT: String(await freePort()) });
  // `signIn` reads the cookie's address from here.
  process.env.E2E_URL = product.url;
  await prepareChromium();
});

afterAll(() => product?.close());

/** Opens the list of clients of a staff member, in a browser of their own. */
async function openList(club: Club) {
  const environment = Object.entries({ ...process.env, ...chromiumEnvironment }).filter(
    (entry): entry is [string, string] => !!entry[1],
  );
  const browser = await chromium.launch({
    args: chromiumArguments,
    env: Object.fromEntries(environment),
    ...(chromiumPath && { executablePath: chromiumPath }),
  });
  const page = await browser.newPage({ baseURL: product.url });
  await signIn(page, club.owner);
  return {
    browser,
    page,
    async open() {
      // A page that opens is notified at once of recent changes, or of everything if the server has
      // only begun to listen.
      const refreshed = refreshEnded(page);
      await page.goto(`/${club.slug}/clients`);
      await refreshed;
    },
    people: () => page.getByRole('rowheader').allInnerTexts(),
  };
}

function isRefresh(request: Request): boolean {
  const { rsc, 'next-router-prefetch': prefetch } = request.headers();
  return Boolean(rsc) && !prefetch && new URL(request.url()).pathname.endsWith('/clients');
}

/** Resolves however the refresh ended: Next aborts a response once it has read what it needed. */
function refreshEnded(page: Page): Promise<unknown> {
  const options = { predicate: isRefresh, timeout: 30_000 };
  return Promise.any([page.waitForEvent('requestfinished', options), page.waitForEvent('requestfailed', options)]);
}

test('shows after the restart what was committed but not announced before the power cut, by one refresh', async () => {
  const club = await openClub();
  await club.addClient({ lastName: 'Durand', firstName: 'Anne' });
  const erp = await testErp(club.owner);
  const { browser, page, open, people } = await openList(club);
  try {
    await open();
    let refreshed = 0;
    let loaded = 0;
    page.on('request', (request) => {
      if (isRefresh(request)) refreshed += 1;
      if (request.isNavigationRequest()) loaded += 1;
    });
    // This is an event whose process dies before the announcement: the transaction alone.
    await inTransaction((tx) =>
      applyEvents(tx, erp.connection, [
        incomingEvent(erp, message('created', 1, erpPerson('C-1', { lastName: 'Zola' }))),
      ]),
    );
    await product.kill();
    await product.restart();
    await expect
      .poll(people, { timeout: 60_000 })
      .toEqual([expect.stringContaining('Anne Durand'), expect.stringContaining('Zola')]);
    expect(refreshed).toBe(1);
    expect(loaded).toBe(0);
  } finally {
    await browser.close();
  }
}, 240_000);

test('keeps or explains a page whose refresh the power cut, and recovers by itself', async () => {
  const club = await openClub();
  await club.addClient({ lastName: 'Durand', firstName: 'Anne' });
  const { browser, page, open, people } = await openList(club);
  try {
    // The first page after a restart always refreshes once, because the server has only begun to
    // listen.
    await product.kill();
    await product.restart();
    await open();
    // The response has begun, and cannot end before the power cut.
    const half = page.waitForResponse((response) => isRefresh(response.request()));
    const letGo = await holdTable('client');
    await inTransaction((tx) => announce(tx, club.id, 'clients'));
    await half;
    await product.kill();
    letGo();
    // Next shows what had arrived of the response, or ignores it, depending on how much there was.
    // It never shows the browser's own error.
    const said = page.getByRole('heading', { name: 'La connexion est perdue' });
    await playwrightExpect(said.or(page.getByRole('rowheader').first())).toBeVisible();
    await product.restart();
    await club.addClient({ lastName: 'Zola', firstName: 'Émile' });
    await expect
      .poll(people, { timeout: 60_000 })
      .toEqual([expect.stringContaining('Anne Durand'), expect.stringContaining('Émile Zola')]);
  } finally {
    await browser.close();
  }
}, 240_000);

/** Locks a table against readers. @returns a function that releases the lock */
async function holdTable(name: string): Promise<() => void> {
  const holder = await connection().pool.connect();
  await holder.query(`begin; lock table ${name} in access exclusive mode`);
  return () => holder.release(true);
}
