import { readFile } from 'node:fs/promises';
import { clientsPath, expect, expectNoAxeViolations, field, languages, signIn, test } from '#e2e/support/test.ts';

for (const { locale, words } of languages) {
  test.describe(locale, () => {
    test.use({ locale });
    const { activity, clients } = words;

    test('narrows the activity to a person, an author and a day, and exports what is shown', async ({ page, club }) => {
      const id = await club.addClient({ lastName: 'Dupré', firstName: 'Hélène', phone: '+33611111111' });
      await club.addClient({ lastName: 'Martin', firstName: 'Paul' });
      await signIn(page, club.owner);
      await page.goto(`${clientsPath(club)}/${id}/edit`);
      await field(page, clients.fields.phone).fill('06 55 55 55 55');
      await page.getByRole('button', { name: clients.save }).click();
      await expect(page.getByRole('status')).toContainText(clients.noticeEdited);

      await page.goto(`/${club.slug}/activity`);
      await field(page, activity.person).fill('helene dup');
      await page.getByRole('button', { name: activity.show, exact: true }).click();
      const item = page
        .getByRole('listitem')
        .filter({ hasText: activity.events['client-edited'](clients.fields.phone) });
      await expect(item.locator('del')).toHaveText(/11 11 11 11|611111111/);
      await expect(item.locator('ins')).toHaveText(/55 55 55 55|655555555/);
      await expect(page.getByText('Paul Martin')).toHaveCount(0);

      await page.getByRole('link', { name: activity.showAll }).click();
      await field(page, activity.by).selectOption({ label: club.owner.name });
      await field(page, activity.kind).selectOption({ label: activity.groups.clients });
      await page.getByRole('button', { name: activity.show, exact: true }).click();
      await expect(field(page, activity.by)).toHaveValue(club.owner.id);
      await expect(item).toBeVisible();
      const downloading = page.waitForEvent('download');
      await page.getByRole('link', { name: activity.export }).click();
      const file = await readFile(await (await downloading).path(), 'utf8');
      expect(file).toContain(activity.columns[0]);
      expect(file).toContain('Hélène Dupré');

      await field(page, activity.until).fill('2001-01-01');
      await page.getByRole('button', { name: activity.show, exact: true }).click();
      await expect(page.getByText(activity.nothingFound.title)).toBeVisible();
      await expectNoAxeViolations(page);
    });

    test('shows reception what it did, and neither the others nor the export', async ({ page, club }) => {
      await club.addClient({ lastName: 'Martin', firstName: 'Paul' });
      await signIn(page, club.reception);
      await page.goto(`${clientsPath(club)}/new`);
      await field(page, clients.fields.lastName).fill('Durand');
      await field(page, clients.fields.email).fill('zoe@exemple.example');
      await page.getByRole('button', { name: clients.save }).click();
      await expect(page.getByRole('status')).toContainText('Durand');
      await page.goto(`/${club.slug}/activity`);
      await expect(page.getByText(activity.ownOnly)).toBeVisible();
      await expect(page.getByRole('link', { name: 'Durand' }).first()).toBeVisible();
      await expect(page.getByText('Paul Martin')).toHaveCount(0);
      await expect(field(page, activity.by)).toHaveCount(0);
      await expect(page.getByRole('link', { name: activity.export })).toHaveCount(0);
      expect((await page.request.get(`/${club.slug}/activity/export`)).status()).toBe(404);
      await expectNoAxeViolations(page);
    });
  });
}
