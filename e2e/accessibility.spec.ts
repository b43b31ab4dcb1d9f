import { clientsPath, expect, expectNoAxeViolations, languages, signIn, test } from '#e2e/support/test.ts';

for (const { locale, words } of languages) {
  test.describe(locale, () => {
    test.use({ locale });

    test('pages before signing in', async ({ page, club }) => {
      for (const address of ['/sign-in', '/join?token=none', '/no-such-page']) {
        await page.goto(address);
        await expectNoAxeViolations(page);
      }
      await page.goto('/sign-in');
      await page.getByLabel(words.staff.email).fill(club.owner.email);
      await page.getByLabel(words.staff.password).fill('wrong');
      await page.getByRole('button', { name: words.staff.signIn }).click();
      await expect(page.getByRole('alert')).toBeVisible();
      await expectNoAxeViolations(page);
    });

    test('empty pages', async ({ page, club }) => {
      await signIn(page, club.owner);
      for (const path of ['/clients', '/clients/new', '/imports', '/imports/new', '/bin', '/activity', '/team', '/clients/none']) {
        await page.goto(`/${club.slug}${path}`);
        await expectNoAxeViolations(page);
      }
    });

    test('full pages, dialogs, errors and notices', async ({ page, club }) => {
      const id = await club.addClient({ lastName: 'Dupré', firstName: 'Hélène', phone: '06 39 98 12 34', note: 'Une note' });
      await club.addClients(60);
      const importId = await club.addImport();
      await signIn(page, club.owner);
      for (const path of [
        '/clients',
        '/clients?q=personne',
        `/clients?delete=${id}`,
        `/clients/${id}`,
        `/clients/${id}?notice=client-added`,
        `/clients/${id}?delete=${id}`,
        `/clients/${id}/edit`,
        `/imports/${importId}`,
        '/imports/new?problem=empty',
        '/imports',
        '/activity',
        '/team',
      ]) {
        await page.goto(`/${club.slug}${path}`);
        await expectNoAxeViolations(page);
      }
      await page.goto(clientsPath(club));
      await page.getByText(words.clients.actions, { exact: true }).first().click();
      await expectNoAxeViolations(page);
      await page.goto(`${clientsPath(club)}/new`);
      await page.getByRole('button', { name: words.clients.save }).click();
      await expect(page.getByRole('alert')).toBeVisible();
      await expectNoAxeViolations(page);
      await page.goto(`${clientsPath(club)}?delete=${id}`);
      await page.getByRole('dialog').getByRole('button', { name: words.clients.delete }).click();
      await expect(page.getByRole('status')).toBeVisible();
      await expectNoAxeViolations(page);
      await page.goto(`/${club.slug}/bin`);
      await expectNoAxeViolations(page);
      await page.goto(`${clientsPath(club)}/${id}`);
      await expectNoAxeViolations(page);
    });
  });
}
