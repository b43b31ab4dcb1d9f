import { clientsPath, expect, expectNoAxeViolations, field, languages, signIn, test } from '#e2e/support/test.ts';

for (const { locale, words } of languages) {
  const { clients } = words;

  test.describe(locale, () => {
    test.use({ locale });

    test.beforeEach(async ({ page, club }) => {
      await signIn(page, club.owner);
      await club.addClient({
        lastName: 'Dupré',
        firstName: 'Hélène',
        email: 'h@exemple.example',
        phone: '06 41 00 30 01',
      });
      await club.addClient({ lastName: 'Dupré', firstName: 'Paul', email: 'p@exemple.example' });
      await club.addClient({ lastName: 'Petit', firstName: 'Zoé' });
    });

    test('proposes a name that sounds alike, and opens it', async ({ page, club }) => {
      await page.goto(`${clientsPath(club)}?q=helen+dupret`);
      await expect(page.getByText(clients.nothingFound.suggest)).toBeVisible();
      await expectNoAxeViolations(page);
      await page.getByRole('link', { name: 'Hélène Dupré' }).click();
      await expect(page.getByRole('heading', { level: 1, name: 'Hélène Dupré' })).toBeVisible();
    });

    test('offers to add a person whom the search does not find', async ({ page, club }) => {
      await page.goto(`${clientsPath(club)}?q=${encodeURIComponent('théo balzac')}`);
      await page.getByRole('link', { name: clients.nothingFound.add('théo balzac') }).click();
      await expect(field(page, clients.fields.lastName)).toHaveValue('Balzac');
      await expect(field(page, clients.fields.firstName)).toHaveValue('Théo');
    });

    test('opens the only client found on Enter, and leads back to the search', async ({ page, club }) => {
      await page.goto(clientsPath(club));
      const search = page.getByRole('searchbox', { name: clients.search });
      await search.fill('dupre 4100');
      await search.press('Enter');
      await expect(page.getByRole('heading', { level: 1, name: 'Hélène Dupré' })).toBeVisible();
      await page.getByRole('link', { name: clients.back }).click();
      await expect(page.getByRole('rowheader')).toHaveText([/Hélène Dupré/]);
      await expect(search).toHaveValue('dupre 4100');
    });

    test('stays on the list on Enter when several are found', async ({ page, club }) => {
      await page.goto(clientsPath(club));
      const search = page.getByRole('searchbox', { name: clients.search });
      await search.fill('dupre');
      await search.press('Enter');
      await expect(page.getByRole('rowheader')).toHaveText([/Hélène Dupré/, /Paul Dupré/]);
    });

    test('counts for each filter the clients found', async ({ page, club }) => {
      await page.goto(`${clientsPath(club)}?q=dupre`);
      await expect(page.getByRole('link', { name: `${clients.states.all} 2` })).toBeVisible();
      await expect(page.getByRole('link', { name: `${clients.states['not-registered']} 2` })).toBeVisible();
      await expect(page.getByRole('link', { name: `${clients.states.pending} 0` })).toBeVisible();
    });

    test('reads the number of clients found out once typing pauses', async ({ page, club, javaScriptEnabled }) => {
      test.skip(!javaScriptEnabled, 'a search without a script is a new page');
      await page.goto(clientsPath(club));
      const search = page.getByRole('searchbox', { name: clients.search });
      await expect(search).toHaveAttribute('aria-keyshortcuts', '/');
      await search.pressSequentially('dupre');
      await expect(page.getByRole('status')).toHaveText(clients.found('2', 2));
      await expect(page).toHaveURL(/q=dupre$/);
    });

    test('keeps the search through a client, its edit and a deletion', async ({ page, club }) => {
      await page.goto(`${clientsPath(club)}?q=dupre&state=manual`);
      await page.getByRole('link', { name: 'Hélène Dupré', exact: true }).click();
      await page.getByRole('link', { name: clients.edit }).click();
      await field(page, clients.fields.phone).fill('06 39 98 00 01');
      await page.getByRole('button', { name: clients.save }).click();
      await expect(page.getByRole('status')).toContainText(clients.noticeEdited);
      await page.getByRole('link', { name: clients.delete }).click();
      await page.getByRole('dialog').getByRole('button', { name: clients.delete }).click();
      await expect(page).toHaveURL(/q=dupre&state=manual/);
      await expect(page.getByRole('rowheader')).toHaveText([/Paul Dupré/]);
      await page.getByRole('status').getByRole('button', { name: clients.undo }).click();
      await expect(page).toHaveURL(/q=dupre&state=manual/);
      await expect(page.getByRole('rowheader')).toHaveText([/Hélène Dupré/, /Paul Dupré/]);
    });

    test('shows a notice once, also when the page is loaded again', async ({ page, club }) => {
      await page.goto(`${clientsPath(club)}/new`);
      await field(page, clients.fields.lastName).fill('Balzac');
      await field(page, clients.fields.email).fill('balzac@exemple.example');
      const reported = page.waitForResponse((response) => response.url().includes('/notice-shown'));
      await page.getByRole('button', { name: clients.save }).click();
      await expect(page.getByRole('status')).toContainText('Balzac');
      expect((await reported).status()).toBe(200);
      await page.reload();
      await expect(page.getByRole('heading', { level: 1, name: 'Balzac' })).toBeVisible();
      await expect(page.getByRole('status')).toHaveCount(0);
    });
  });
}
