import { alertOf, clientsPath, expect, expectNoAxeViolations, languages, signIn, test } from '#e2e/support/test.ts';

for (const { locale, words } of languages) {
  const { clients, merging } = words;

  test.describe(locale, () => {
    test.use({ locale });

    test('merges two records of one person, and separates them again', async ({ page, club }) => {
      const person = { lastName: 'Dupré', firstName: 'Hélène' };
      const keptId = await club.addClient({ ...person, email: 'helene@exemple.example', phone: '06 39 98 12 34' });
      const otherId = await club.addClient({ ...person, email: 'h.dupre@exemple.example', note: 'Le jeudi' });
      await club.addClient({ lastName: 'Petit', email: 'petit@exemple.example' });
      await signIn(page, club.manager);
      await page.goto(`${clientsPath(club)}/${keptId}`);
      await page.getByRole('link', { name: merging.mergeWith }).click();
      await expect(page.getByRole('heading', { level: 1, name: merging.title })).toBeVisible();
      await page.getByLabel(merging.search.label).fill('dupre');
      await page.getByRole('button', { name: merging.search.submit }).click();
      await expectNoAxeViolations(page);
      await page.getByRole('link', { name: merging.search.compareNamed('Hélène Dupré') }).click();
      await expect(page.getByText(merging.intro)).toBeVisible();
      await expectNoAxeViolations(page);
      await page.getByRole('radio', { name: /h\.dupre@exemple\.example/ }).check();
      await page.getByRole('button', { name: merging.submit }).click();
      await expect(page.getByRole('status')).toContainText(merging.notices['clients-merged']);
      await expect(page.getByRole('main')).toContainText('h.dupre@exemple.example');
      await expect(page.getByText('Le jeudi').first()).toBeVisible();
      await expectNoAxeViolations(page);

      // What led to the other record leads to the one that was kept.
      await page.goto(`${clientsPath(club)}/${otherId}`);
      await expect(page).toHaveURL(new RegExp(`${keptId}`));
      await page.getByRole('link', { name: merging.separateNamed('Hélène Dupré') }).click();
      await expect(page.getByText(merging.separateIntro)).toBeVisible();
      await expectNoAxeViolations(page);
      await page.getByRole('button', { name: merging.separate }).click();
      await expect(page.getByRole('status')).toContainText(merging.notices['clients-separated']);
      await page.goto(`${clientsPath(club)}/${otherId}`);
      await expect(page.getByRole('heading', { level: 1, name: 'Hélène Dupré' })).toBeVisible();
      await expect(page.getByRole('main')).toContainText('h.dupre@exemple.example');
      await page.goto(`${clientsPath(club)}/${keptId}`);
      await expect(page.getByRole('main')).toContainText('helene@exemple.example');
    });

    test('is not offered to reception', async ({ page, club }) => {
      const id = await club.addClient({ lastName: 'Petit', email: 'petit@exemple.example' });
      await signIn(page, club.reception);
      await page.goto(`${clientsPath(club)}/${id}`);
      await expect(page.getByRole('link', { name: clients.edit })).toBeVisible();
      await expect(page.getByRole('link', { name: merging.mergeWith })).toHaveCount(0);
      await expect(alertOf(page)).toHaveCount(0);
    });
  });
}
