import {
  alertOf,
  clientsPath,
  download,
  expect,
  expectNoAxeViolations,
  field,
  languages,
  signIn,
  test,
} from '#e2e/support/test.ts';

for (const { locale, words } of languages) {
  const { clients, personalData } = words;
  const { erased, erasure, held } = personalData;
  const { fields } = clients;

  test.describe(locale, () => {
    test.use({ locale });

    test('exports and erases what is held on a client, who returns only with a reason', async ({ page, club }) => {
      const person = { lastName: 'Zorglub', email: 'zorglub@exemple.example' };
      const id = await club.addClient({ ...person, firstName: 'Xavier' });
      await signIn(page, club.manager);
      await page.goto(`${clientsPath(club)}/${id}`);
      await page.getByRole('link', { name: held.heading }).click();
      await expect(page.getByRole('heading', { name: erasure.title })).toBeVisible();
      await expectNoAxeViolations(page);
      const { content } = await download(page, () => page.getByRole('link', { name: held.export }).click());
      // A ZIP archive.
      expect(content.subarray(0, 2).toString()).toBe('PK');
      await page.getByRole('button', { name: erasure.submit }).click();
      await expect(page.getByRole('status')).toContainText(erasure.done);
      await expect(page.getByRole('rowheader')).toHaveCount(0);

      await page.goto(`${clientsPath(club)}/new`);
      await field(page, fields.lastName).fill(person.lastName);
      await field(page, fields.email).fill(person.email);
      await page.getByRole('button', { name: clients.save }).click();
      await expect(alertOf(page)).toContainText(erased.form);
      await expect(field(page, fields.lastName)).toHaveValue(person.lastName);
      await expectNoAxeViolations(page);
      await field(page, erased.reason).fill('Nouvelle inscription');
      await page.getByRole('button', { name: clients.save }).click();
      await expect(page.getByRole('heading', { level: 1, name: person.lastName })).toBeVisible();
    });
  });
}
