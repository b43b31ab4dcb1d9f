import type { Route } from '@playwright/test';
import { appOf, ownAddress } from '#e2e/support/app.ts';
import { clientsPath, expect, languages, requestsOnly, signIn, test } from '#e2e/support/test.ts';

for (const { locale, words } of languages) {
  test.describe(locale, () => {
    test.use({ locale });

    test('shows a client added elsewhere in the list, and does not disturb typing', async ({
      page,
      club,
      javaScriptEnabled,
    }) => {
      await club.addClient({ lastName: 'Durand', firstName: 'Anne' });
      await signIn(page, club.owner);
      await page.goto(`${clientsPath(club)}?q=dur`);
      const search = page.getByRole('searchbox', { name: words.clients.search });
      await search.focus();

      const elsewhere = await page.context().newPage();
      await elsewhere.goto(`${clientsPath(club)}/new`);
      await elsewhere.getByLabel(new RegExp(`^${words.clients.fields.lastName}`)).fill('Duret');
      await elsewhere.getByLabel(new RegExp(`^${words.clients.fields.email}`)).fill('duret@exemple.example');
      await elsewhere.getByRole('button', { name: words.clients.save }).click();
      await expect(elsewhere.getByRole('heading', { level: 1, name: 'Duret' })).toBeVisible();

      if (!javaScriptEnabled) await page.reload();
      await expect(page.getByRole('rowheader')).toHaveText([/Durand/, /Duret/]);
      if (!javaScriptEnabled) return;
      await expect(search).toBeFocused();
      await search.press('End');
      await search.pressSequentially('et');
      await club.addClient({ lastName: 'Duretti', firstName: '' });
      await expect(page.getByRole('rowheader')).toHaveText([/Duret/, /Duretti/]);
      await expect(search).toHaveValue('duret');
      await expect(search).toBeFocused();
    });
  });
}

test('keeps an open menu open while the list changes under it', async ({ page, club, javaScriptEnabled }) => {
  test.skip(!javaScriptEnabled, 'without a script the list changes at the next visit');
  await club.addClient({ lastName: 'Petit', firstName: 'Paul' });
  await signIn(page, club.owner);
  await page.goto(clientsPath(club));
  const menu = page.getByRole('row').filter({ hasText: 'Paul Petit' }).locator('details');
  await menu.locator('summary').click();
  await club.addClient({ lastName: 'Avant', firstName: 'Lui' });
  await expect(page.getByRole('rowheader')).toHaveText([/Lui Avant/, /Paul Petit/]);
  await expect(menu).toHaveAttribute('open');
});

test('refreshes a page without asking whether the server is away and without loading it whole', async ({
  page,
  club,
  javaScriptEnabled,
}) => {
  test.skip(!javaScriptEnabled, 'only a script refreshes');
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.isNavigationRequest() || request.url().endsWith('/api/health'))
      asked.push(new URL(request.url()).pathname);
  });
  await signIn(page, club.owner);
  await page.goto(clientsPath(club));
  for (const lastName of ['Avant', 'Bernard', 'Petit']) {
    await club.addClient({ lastName });
    await expect(page.getByRole('rowheader').filter({ hasText: lastName })).toBeVisible();
  }
  expect(asked).toEqual([clientsPath(club)]);
});

for (const fragment of ['', '#main']) {
  test(`keeps a page whose refresh gets no response, and updates it once the server responds ${fragment}`, async ({
    page,
    club,
    javaScriptEnabled,
  }) => {
    test.skip(!javaScriptEnabled, 'only a script refreshes');
    await club.addClient({ lastName: 'Petit', firstName: 'Paul' });
    await signIn(page, club.owner);
    // A page made within seconds of a change refreshes at once. Here no refresh may be under way
    // before the connection is lost, so the stream of changes waits until then.
    let openStream = () => {};
    const lost = new Promise<void>((resolve) => {
      openStream = resolve;
    });
    await page.route('**/live?*', async (route) => {
      await lost;
      await route.continue();
    });
    await page.goto(clientsPath(club));
    await expect(page.getByRole('rowheader')).toHaveText([/Petit/]);
    if (fragment) await page.locator(`a[href="${fragment}"]`).press('Enter');
    await expect(page).toHaveURL(`${clientsPath(club)}${fragment}`);
    const lose = (route: Route) => route.abort('connectionreset');
    await page.route(/_rsc=/, lose);
    await page.route('**/api/health', lose);
    const asked = page.waitForRequest('**/api/health');
    await club.addClient({ lastName: 'Avant', firstName: 'Lui' });
    openStream();
    await asked;
    await expect(page.getByRole('rowheader')).toHaveText([/Petit/]);
    await page.unrouteAll();
    await expect(page.getByRole('rowheader')).toHaveText([/Avant/, /Petit/]);
  });
}

test('replaces a refresh that never ends by the whole page, once the server responds', async ({
  page,
  club,
  javaScriptEnabled,
}) => {
  test.skip(!javaScriptEnabled, 'only a script refreshes');
  await club.addClient({ lastName: 'Petit', firstName: 'Paul' });
  await signIn(page, club.owner);
  await page.clock.install();
  await page.goto(clientsPath(club));
  await expect(page.getByRole('rowheader')).toHaveText([/Petit/]);
  await page.route(/_rsc=/, () => undefined);
  const begun = page.waitForRequest(/_rsc=/);
  await club.addClient({ lastName: 'Avant', firstName: 'Lui' });
  await begun;
  // The request is on its way a moment before the page knows that it is being refreshed.
  await expect(async () => {
    await page.clock.fastForward(31_000);
    await expect(page.getByRole('rowheader')).toHaveText([/Avant/, /Petit/], { timeout: 1_000 });
  }).toPass();
});

test('sends nothing to a hidden page, which catches up when it is shown again', async ({
  page,
  club,
  javaScriptEnabled,
}) => {
  test.skip(!javaScriptEnabled, 'only a script listens');
  await club.addClient({ lastName: 'Petit', firstName: 'Paul' });
  await signIn(page, club.owner);
  await page.addInitScript(() => {
    const { close } = EventSource.prototype;
    EventSource.prototype.close = function () {
      document.documentElement.dataset.closed = 'yes';
      close.call(this);
    };
  });
  await page.goto(clientsPath(club));
  await expect(page.getByRole('rowheader')).toHaveCount(1);
  const show = (hidden: boolean) =>
    page.evaluate((value) => {
      Object.defineProperty(document, 'hidden', { configurable: true, value });
      document.dispatchEvent(new Event('visibilitychange'));
    }, hidden);
  await expect(async () => {
    await show(true);
    await expect(page.locator('html')).toHaveAttribute('data-closed', 'yes', { timeout: 200 });
  }).toPass();
  await club.addClient({ lastName: 'Zola', firstName: 'Zoé' });
  await show(false);
  await expect(page.getByRole('rowheader')).toHaveText([/Paul Petit/, /Zoé Zola/]);
});

test(
  'gives the stream to staff of the structure alone, and never a page',
  requestsOnly,
  async ({ page, club, otherClub }) => {
    const door = (slug: string, search = '?topics=clients') => `/${slug}/live${search}`;
    const status = async (address: string) =>
      (await page.request.fetch(address, { maxRedirects: 0, timeout: 5_000 })).status();
    expect(await status(door(club.slug))).toBe(401);
    await signIn(page, club.reception);
    expect(await status(door(otherClub.slug))).toBe(404);
    for (const search of ['', '?topics=', '?topics=secrets']) expect(await status(door(club.slug, search))).toBe(400);
    expect((await page.request.head(door(club.slug))).status()).toBe(405);
  },
);

test('changes the badge of a client who registers on the app in an open list, and the count of requests', async ({
  page,
  club,
  javaScriptEnabled,
}) => {
  test.skip(!javaScriptEnabled, 'without a script the list changes at the next visit');
  const email = ownAddress('paul');
  await club.addClient({ lastName: 'Petit', firstName: 'Paul', email });
  await signIn(page, club.owner);
  await page.goto(clientsPath(club));
  const row = page.getByRole('row').filter({ hasText: 'Paul Petit' });
  await expect(row).not.toContainText('iPhone 15 Pro');
  const register = await appOf(club);
  await register({ email, model: 'iPhone 15 Pro' });
  await expect(row).toContainText('iPhone 15 Pro');
  await register({ email: ownAddress('inconnue'), joins: true });
  await expect(page.getByRole('navigation').locator(`a[href$="/requests"]`)).toContainText('1');
});
