import { alertOf, clientsPath, expect, expectNoAxeViolations, field, firstMenu, languages, signIn, test } from '#e2e/support/test.ts';

for (const { locale, words } of languages) {
  test.describe(locale, () => {
    test.use({ locale });

    test('pages before signing in', async ({ page, club }) => {
      for (const address of ['/sign-in', '/join?token=none', '/no-such-page']) {
        await page.goto(address);
        await expectNoAxeViolations(page);
      }
      await page.goto('/sign-in');
      await field(page, words.staff.email).fill(club.owner.email);
      await field(page, words.staff.password).fill('wrong');
      await page.getByRole('button', { name: words.staff.signIn }).click();
      await expect(alertOf(page)).toBeVisible();
      await expectNoAxeViolations(page);
    });

    test('empty pages', async ({ page, club, javaScriptEnabled }) => {
      await signIn(page, club.owner);
      // What `notFound()` shows below a layout is drawn by Next's script: see docs/decisions/012-not-found-without-javascript.md.
      const missing = javaScriptEnabled ? ['/clients/none'] : [];
      for (const path of ['/clients', '/clients/new', '/imports', '/imports/new', '/bin', '/activity', '/team', ...missing]) {
        await page.goto(`/${club.slug}${path}`);
        await expectNoAxeViolations(page);
      }
    });

    const full: [string, (ids: { client: string; import: string }) => string][] = [
      ['the list', () => '/clients'],
      ['a search without result', () => '/clients?q=personne'],
      ['the delete dialog over the list', ({ client }) => `/clients?delete=${client}`],
      ['a client', ({ client }) => `/clients/${client}`],
      ['a client just added', ({ client }) => `/clients/${client}?notice=client-added`],
      ['the form of a client', ({ client }) => `/clients/${client}/edit`],
      ['the outcome of an import', (ids) => `/imports/${ids.import}`],
      ['a file that was refused', () => '/imports/new?problem=empty'],
      ['the history of imports', () => '/imports'],
      ['the activity', () => '/activity'],
    ];
    for (const [what, address] of full) {
      test(what, async ({ page, club }) => {
        const client = await club.addClient({ lastName: 'Dupré', firstName: 'Hélène', phone: '06 39 98 12 34', note: 'Une note' });
        const ids = { client, import: await club.addImport() };
        await signIn(page, club.owner);
        await page.goto(`/${club.slug}${address(ids)}`);
        await expectNoAxeViolations(page);
      });
    }

    test('an open menu, and a refused form', async ({ page, club }) => {
      await club.addClient({ lastName: 'Dupré', firstName: 'Hélène' });
      await club.addClient({ lastName: 'Petit', firstName: 'Paul' });
      await signIn(page, club.owner);
      await page.goto(clientsPath(club));
      await firstMenu(page, words.clients.actions).click();
      await expectNoAxeViolations(page);
      await page.goto(`${clientsPath(club)}/new`);
      await page.getByRole('button', { name: words.clients.save }).click();
      await expect(alertOf(page)).toBeVisible();
      await expectNoAxeViolations(page);
    });

    test('what follows a deletion, and the bin', async ({ page, club }) => {
      const id = await club.addClient({ lastName: 'Dupré', firstName: 'Hélène' });
      await signIn(page, club.owner);
      await page.goto(`${clientsPath(club)}?delete=${id}`);
      await page.getByRole('dialog').getByRole('button', { name: words.clients.delete }).click();
      await expect(page.getByRole('status')).toBeVisible();
      for (const path of ['', '/bin', `/clients/${id}`]) {
        if (path) await page.goto(`/${club.slug}${path}`);
        await expectNoAxeViolations(page);
      }
    });
  });
}
