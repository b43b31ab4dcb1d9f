import {
  alertOf,
  clientsPath,
  expect,
  expectNoAxeViolations,
  field,
  languages,
  signIn,
  test,
} from '#e2e/support/test.ts';

for (const { locale, words } of languages) {
  const { clients, groups, problems } = words;

  test.describe(locale, () => {
    test.use({ locale });

    test('lists, renames, merges and deletes groups, and filters clients by one', async ({ page, club }) => {
      await club.addClient({ lastName: 'Aaron', groups: 'Yoga, Judo' });
      await club.addClient({ lastName: 'Zwick', groups: 'yoga' });
      await club.addClient({ lastName: 'Moreau' });
      await signIn(page, club.manager);
      await page.goto(clientsPath(club));
      await page.getByRole('link', { name: groups.title, exact: true }).click();
      await expect(page.getByRole('row').filter({ hasText: 'Yoga' })).toContainText(groups.members(2, '2'));
      await expectNoAxeViolations(page);
      await page.getByRole('link', { name: groups.manageNamed('Yoga') }).click();
      await expectNoAxeViolations(page);
      await page.getByLabel(groups.rename.name).fill('judo');
      await page.getByRole('button', { name: groups.rename.save, exact: true }).click();
      await expect(page.getByRole('alert').filter({ hasText: groups.problems.taken })).toBeVisible();
      await page.getByLabel(groups.rename.name).fill('Yoga doux');
      await page.getByRole('button', { name: groups.rename.save, exact: true }).click();
      await expect(page.getByText(groups.notices.renamed)).toBeVisible();
      await page.getByRole('link', { name: 'Yoga doux', exact: true }).click();
      await expect(page.getByRole('link', { name: clients.withoutImport })).toContainText('Yoga doux');
      await expect(page.getByRole('link', { name: 'Zwick' })).toBeVisible();
      await expect(page.getByRole('link', { name: 'Moreau' })).toHaveCount(0);
      await expectNoAxeViolations(page);
      await page.getByRole('link', { name: groups.title, exact: true }).click();
      await page.getByRole('link', { name: groups.manageNamed('Judo') }).click();
      await page.getByLabel(groups.merge.into).selectOption({ label: 'Yoga doux' });
      await page.getByRole('button', { name: groups.merge.save, exact: true }).click();
      await expect(page.getByText(groups.notices.merged)).toBeVisible();
      await page.getByRole('link', { name: groups.manageNamed('Yoga doux') }).click();
      await page.getByRole('link', { name: groups.delete.button }).click();
      await expect(page.getByRole('dialog')).toContainText(groups.delete.body(2, '2'));
      await expectNoAxeViolations(page);
      await page.getByRole('dialog').getByRole('button', { name: groups.delete.button }).click();
      await expect(page.getByText(groups.emptyTitle)).toBeVisible();
      expect(await club.clientNames()).toHaveLength(3);
    });

    test('shows the groups of a client as chips that lead to their clients, and edits them', async ({ page, club }) => {
      const email = 'aaron@exemple.example';
      const id = await club.addClient({ lastName: 'Aaron', firstName: '', email, groups: 'Yoga, Judo' });
      await club.addClient({ lastName: 'Moreau' });
      await signIn(page, club.reception);
      await page.goto(`${clientsPath(club)}/${id}/edit`);
      await expectNoAxeViolations(page);
      await page.getByRole('checkbox', { name: 'Judo' }).uncheck();
      await field(page, clients.addGroups).fill('Aqua, yoga');
      await field(page, clients.fields.email).fill('x');
      await page.getByRole('button', { name: clients.save }).click();
      await expect(alertOf(page)).toContainText(problems['email-no-at']);
      await expect(page.getByRole('checkbox', { name: 'Judo' })).not.toBeChecked();
      await expect(page.getByRole('checkbox', { name: 'Yoga' })).toBeChecked();
      await field(page, clients.fields.email).fill(email);
      await page.getByRole('button', { name: clients.save }).click();
      await expect(page.getByRole('link', { name: 'Yoga', exact: true })).toBeVisible();
      await expect(page.getByRole('link', { name: 'Judo', exact: true })).toHaveCount(0);
      await expectNoAxeViolations(page);
      await page.getByRole('link', { name: 'Aqua', exact: true }).click();
      await expect(page.getByRole('link', { name: 'Aaron' })).toBeVisible();
      await expect(page.getByRole('link', { name: 'Moreau' })).toHaveCount(0);
    });

    test('shows reception the groups without a way to change them', async ({ page, club }) => {
      await club.addClient({ lastName: 'Aaron', groups: 'Yoga' });
      await signIn(page, club.reception);
      await page.goto(`/${club.slug}/groups`);
      await expect(page.getByRole('link', { name: 'Yoga', exact: true })).toBeVisible();
      await expect(page.getByRole('link', { name: groups.manageNamed('Yoga') })).toHaveCount(0);
    });
  });
}
