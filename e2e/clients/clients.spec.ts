import {
  alertOf,
  clientsPath,
  expect,
  field,
  firstMenu,
  languages,
  scriptsOnly,
  signIn,
  test,
} from '#e2e/support/test.ts';

for (const { locale, words } of languages) {
  const { clients, problems } = words;
  const { fields } = clients;

  test.describe(locale, () => {
    test.use({ locale });

    test.beforeEach(async ({ page, club }) => {
      await signIn(page, club.owner);
      await page.goto(clientsPath(club));
    });

    test('explains the first step in an empty club, and adds the first client', async ({ page, club }) => {
      await expect(page.getByRole('heading', { name: clients.none.title })).toBeVisible();
      await page.getByRole('link', { name: clients.add }).first().click();
      await field(page, fields.lastName).fill('Dupré');
      await field(page, fields.firstName).fill('Hélène');
      await field(page, fields.email).fill('pas-un-email');
      await field(page, fields.birthDate).fill('31/02/1990');
      await field(page, fields.phone).fill('abc');
      await field(page, fields.gender).selectOption('female');
      await page.getByRole('button', { name: clients.save }).click();
      await expect(alertOf(page)).toContainText(problems['phone-unreadable']);
      await expect(field(page, fields.phone)).toHaveValue('abc');
      await expect(field(page, fields.birthDate)).toHaveValue('31/02/1990');

      await expect(alertOf(page)).toContainText(problems['email-no-at']);
      await expect(field(page, fields.lastName)).toHaveValue('Dupré');
      await expect(field(page, fields.gender)).toHaveValue('female');
      await expect(field(page, fields.email)).toHaveAttribute('aria-invalid', 'true');
      await alertOf(page).getByRole('link', { name: problems['date-impossible'] }).click();
      await expect(field(page, fields.birthDate)).toBeFocused();

      await field(page, fields.birthDate).fill('12/04/1990');
      await field(page, fields.email).fill('Helene.Dupre@exemple.example');
      await field(page, fields.phone).fill('06 39 98 12 34');
      await page.getByRole('button', { name: clients.save }).click();
      await expect(page.getByRole('heading', { level: 1, name: 'Hélène Dupré' })).toBeVisible();
      await expect(page.getByRole('status')).toContainText('Hélène Dupré');
      await expect(page.getByText('06 39 98 12 34')).toBeVisible();

      await page.goto(`${new URL(page.url()).pathname}/edit`);
      await expect(field(page, fields.birthDate)).toHaveValue('12/04/1990');
      await field(page, fields.birthDate).fill('12 avril 1990');
      await field(page, fields.lastName).fill('');
      await page.getByRole('button', { name: clients.save }).click();
      await expect(alertOf(page)).toContainText(problems.required);
      await expect(field(page, fields.birthDate)).toHaveValue('12 avril 1990');
      await field(page, fields.lastName).fill('Dupré');
      await page.getByRole('button', { name: clients.save }).click();
      await expect(page.getByRole('status')).toContainText(clients.noticeUnchanged);

      await page.goto(clientsPath(club));
      await expect(page.getByRole('rowheader', { name: 'Hélène Dupré' })).toContainText('Helene.Dupre@exemple.example');
    });

    test('leads to the record when an added e-mail exists', async ({ page, club }) => {
      await club.addClient({ lastName: 'Petit', firstName: 'Paul', email: 'paul@exemple.example' });
      await page.goto(`${clientsPath(club)}/new`);
      await field(page, fields.lastName).fill('Petit');
      await field(page, fields.email).fill('PAUL@exemple.example');
      await page.getByRole('button', { name: clients.save }).click();
      await page.getByRole('link', { name: clients.openTaken('Paul Petit') }).click();
      await expect(page.getByRole('heading', { level: 1, name: 'Paul Petit' })).toBeVisible();
    });

    test('finds a person as people type in a hurry', async ({ page, club, javaScriptEnabled }) => {
      await club.addClient({ lastName: 'Dupré', firstName: 'Hélène' });
      await club.addClient({ lastName: 'Petit', firstName: 'Paul' });
      await page.goto(clientsPath(club));
      const search = page.getByRole('searchbox', { name: clients.search });
      if (javaScriptEnabled) {
        await expect(search).toHaveAttribute('aria-keyshortcuts', '/');
        await page.keyboard.press('/');
        await expect(search).toBeFocused();
        await search.pressSequentially('helene dup');
        await expect(page.getByRole('rowheader')).toHaveText([/Hélène Dupré/]);
        await page.keyboard.press('ArrowDown');
        await page.keyboard.press('Enter');
        await expect(page.getByRole('heading', { level: 1, name: 'Hélène Dupré' })).toBeVisible();
      } else {
        await search.fill('helene dup');
        await search.press('Enter');
        await expect(page.getByRole('heading', { level: 1, name: 'Hélène Dupré' })).toBeVisible();
      }
      await page.goto(`${clientsPath(club)}?q=personne`);
      await expect(page.getByRole('heading', { name: clients.nothingFound.title })).toBeVisible();
      await page.getByRole('link', { name: clients.nothingFound.clear }).click();
      await expect(page.getByRole('rowheader')).toHaveCount(2);
    });

    test('overwrites nothing silently when two colleagues edit at once', async ({ page, club }) => {
      const id = await club.addClient({ lastName: 'Lefèvre', firstName: 'Zoé', email: 'zoe@exemple.example' });
      const edit = `${clientsPath(club)}/${id}/edit`;
      await page.goto(edit);
      await field(page, fields.phone).fill('06 39 98 00 01');
      await field(page, fields.memberNumber).fill('B-2');

      const colleague = await page.context().newPage();
      await colleague.goto(edit);
      await field(colleague, fields.firstName).fill('Zoé-Marie');
      await field(colleague, fields.phone).fill('06 39 98 00 02');
      await colleague.getByRole('button', { name: clients.save }).click();
      await expect(colleague.getByRole('status')).toContainText(clients.noticeEdited);

      await page.getByRole('button', { name: clients.save }).click();
      await expect(alertOf(page)).toContainText(clients.conflict(club.owner.name));
      await expect(page.getByText(clients.conflictKept('06 39 98 00 02'))).toBeVisible();
      await expect(page.getByText(clients.conflictTaken('Zoé'))).toBeVisible();
      await expect(field(page, fields.firstName)).toHaveValue('Zoé-Marie');
      await expect(field(page, fields.phone)).toHaveValue('06 39 98 00 01');
      await page.getByRole('button', { name: clients.save }).click();
      await expect(page.getByRole('heading', { level: 1, name: 'Zoé-Marie Lefèvre' })).toBeVisible();
      await expect(page.getByText('06 39 98 00 01').first()).toBeVisible();
      await expect(page.getByText('B-2').first()).toBeVisible();
    });

    test('asks before deleting, keeps the search, and can restore', async ({ page, club }) => {
      await club.addClient({ lastName: 'Dupré', firstName: 'Hélène' });
      await club.addClient({ lastName: 'Petit', firstName: 'Paul' });
      await page.goto(`${clientsPath(club)}?q=dupre`);
      const openDialog = async () => {
        await firstMenu(page, clients.actions).click();
        await page.getByRole('link', { name: clients.delete }).click();
      };
      await openDialog();
      await expect(page.getByRole('dialog', { name: clients.deleteTitle('Hélène Dupré') })).toBeVisible();
      await page.getByRole('dialog').getByRole('link', { name: clients.cancel }).click();
      await expect(page.getByRole('dialog')).toBeHidden();
      await expect(page).toHaveURL(`${clientsPath(club)}?q=dupre`);

      await openDialog();
      await expect(page.getByRole('dialog')).toBeVisible();
      await page.reload();
      await page.getByRole('dialog').getByRole('button', { name: clients.delete }).click();
      await expect(page.getByRole('status')).toContainText(clients.noticeDeleted);
      await expect(page).toHaveURL(/q=dupre/);
      await expect(page.getByRole('rowheader')).toHaveCount(0);

      await page.getByRole('status').getByRole('button', { name: clients.undo }).click();
      await expect(page.getByRole('status')).toContainText(clients.noticeRestored);
      await expect(page).toHaveURL(/q=dupre/);
      await expect(page.getByRole('rowheader')).toHaveText([/Hélène Dupré/]);
    });

    test('leaves the dialog by Escape, or by Cancel without scripts', async ({ page, club, javaScriptEnabled }) => {
      const id = await club.addClient({ lastName: 'Dupré', firstName: 'Hélène' });
      await page.goto(`${clientsPath(club)}?delete=${id}`);
      await expect(page.getByRole('dialog')).toBeVisible();
      if (javaScriptEnabled) await page.keyboard.press('Escape');
      else await page.getByRole('link', { name: clients.cancel }).click();
      await expect(page).toHaveURL(clientsPath(club));
    });

    test('shows deleted clients in the trash and restores them', async ({ page, club }) => {
      const id = await club.addClient({ lastName: 'Petit', firstName: 'Paul' });
      await page.goto(`${clientsPath(club)}/${id}?delete=${id}`);
      await page.getByRole('dialog').getByRole('button', { name: clients.delete }).click();
      await expect(page.getByRole('status')).toContainText(clients.noticeDeleted);
      await page.getByRole('link', { name: clients.bin.title }).first().click();
      await page.getByRole('button', { name: clients.restoreFor('Paul Petit') }).click();
      await expect(page.getByRole('status')).toContainText(clients.noticeRestored);
      await page.goto(`/${club.slug}/bin`);
      await expect(page.getByRole('heading', { name: clients.bin.emptyTitle })).toBeVisible();
    });

    test('narrows the list to an import, searches in it, and removes the filter', async ({ page, club, otherClub }) => {
      const importId = await club.addImport();
      await club.addClient({ lastName: 'Martinet', firstName: 'Paul' });
      await page.goto(`${clientsPath(club)}?import=${importId}`);
      await expect(page.getByRole('rowheader')).toHaveCount(7);
      const chip = page.getByRole('link', { name: /google-sheets\.csv/ });
      await expect(chip).toContainText(clients.withoutImport);
      await club.addClient({ lastName: 'Martinot', firstName: 'Paul' });
      const search = page.getByRole('searchbox', { name: clients.search });
      await search.fill('martin');
      await search.press('Enter');
      await expect(page.getByRole('heading', { level: 1, name: /martin/i })).toBeVisible();
      await page.getByRole('link', { name: clients.back }).click();
      await expect(page.getByRole('rowheader')).toHaveText([/MARTIN/]);
      await expect(page).toHaveURL(new RegExp(`import=${importId}`));
      await expect(page.getByRole('link', { name: clients.export })).toHaveAttribute(
        'href',
        new RegExp(`q=martin&import=${importId}`),
      );
      await chip.click();
      await expect(page.getByRole('rowheader')).toHaveText([/MARTIN/, /Martinet/, /Martinot/]);
      await expect(chip).toHaveCount(0);
      await page.goto(`${clientsPath(club)}?import=${await otherClub.addImport()}`);
      await expect(page.getByText(clients.broughtByUnknown)).toBeVisible();
      await expect(page.getByRole('heading', { name: clients.nothingFound.title })).toBeVisible();
    });

    test('pages to the end and back, and keeps its place', async ({ page, club }) => {
      await club.addClients(120);
      await page.goto(clientsPath(club));
      const range = (first: number, last: number) => page.getByText(clients.range(String(first), String(last), '120'));
      const names = () => page.getByRole('rowheader').allInnerTexts();
      await expect(range(1, 50)).toBeVisible();
      const seen = [await names()];
      for (const [first, last] of [
        [51, 100],
        [101, 120],
      ] as const) {
        await page.getByRole('link', { name: clients.next }).click();
        await expect(range(first, last)).toBeVisible();
        seen.push(await names());
      }
      await expect(page.getByRole('link', { name: clients.next })).toHaveCount(0);
      expect(new Set(seen.flat()).size).toBe(120);
      await page.reload();
      await expect(range(101, 120)).toBeVisible();
      for (const [first, last, index] of [
        [51, 100, 1],
        [1, 50, 0],
      ] as const) {
        await page.getByRole('link', { name: clients.previous }).click();
        await expect(range(first, last)).toBeVisible();
        expect(await names()).toEqual(seen[index]);
      }
      await expect(page.getByRole('link', { name: clients.previous })).toHaveCount(0);
    });
  });
}

test.describe('wording of the contract', () => {
  test.use({ locale: 'fr-FR' });

  test('is on the list as published', scriptsOnly, async ({ page, club }) => {
    await signIn(page, club.owner);
    await club.addClient({ lastName: 'Petit', firstName: 'Paul' });
    await page.goto(clientsPath(club));
    for (const text of ['+ Ajouter un client', 'Importer', 'Pas inscrit sur l’app', 'Actions']) {
      await expect(page.getByText(text).first()).toBeVisible();
    }
  });
});
