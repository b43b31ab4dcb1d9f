import type { Page } from '@playwright/test';
import { clientsPath, download, expect, expectNoAxeViolations, languages, signIn, test } from '#e2e/support/test.ts';

for (const { locale, words } of languages) {
  const { bulk, clients, invitations, registrations } = words;

  const chooseAction = (page: Page, action: string) =>
    page.getByRole('radio', { name: bulk.actions[action] ?? '', exact: true }).check();

  test.describe(locale, () => {
    test.use({ locale });

    test('gives a group to everyone of the list, on all pages, and takes it away again', async ({ page, club }) => {
      await club.addClients(60);
      await signIn(page, club.manager);
      await page.goto(clientsPath(club));
      await page.getByRole('link', { name: bulk.select.page }).click();
      await expect(page.getByText(bulk.select.pageSelected(50, '50'))).toBeVisible();
      await expectNoAxeViolations(page);
      await page.getByRole('link', { name: bulk.select.all(60, '60') }).click();
      await expect(page.getByText(bulk.select.allSelected(60, '60'))).toBeVisible();
      await page.getByRole('link', { name: clients.next }).click();
      await expect(page.getByText(bulk.select.allSelected(60, '60'))).toBeVisible();
      await expect(page.getByRole('checkbox').first()).toBeDisabled();
      await page.getByRole('button', { name: bulk.start }).click();
      await expect(page.getByRole('radio', { name: bulk.who.all(60, '60') })).toBeChecked();
      await chooseAction(page, 'add-group');
      await page.getByRole('button', { name: bulk.what.submit }).click();
      await expect(page.getByRole('alert').filter({ hasText: bulk.problems['group-required'] })).toBeVisible();
      await page.getByLabel(bulk.what.group, { exact: true }).first().fill('Saison 2027');
      await expectNoAxeViolations(page);
      await page.getByRole('button', { name: bulk.what.submit }).click();
      await expect(page.getByText(bulk.plan.included(60, '60'))).toBeVisible();
      await expectNoAxeViolations(page);
      await page.getByRole('button', { name: bulk.plan.confirm['add-group']?.(60, '60') ?? '' }).click();
      await expect(page.getByText(bulk.outcome.done(60, '60'))).toBeVisible();
      await expectNoAxeViolations(page);
      await page.getByRole('button', { name: bulk.outcome.undo }).click();
      await expect(page.getByText(bulk.outcome.undone(60, '60'))).toBeVisible();
      await page.getByRole('link', { name: bulk.back }).click();
      await expect(page.getByRole('row').filter({ hasText: 'Saison 2027' })).toContainText(bulk.states.undone);
      await expectNoAxeViolations(page);
    });

    test('moves to the trash those ticked on two pages, and names who is left out', async ({
      page,
      club,
      javaScriptEnabled,
    }) => {
      for (const lastName of ['Aaron', 'Zwick']) await club.addClient({ lastName });
      await club.addClients(55);
      await signIn(page, club.manager);
      await page.goto(clientsPath(club));
      await page.getByLabel(`${invitations.choose} Aaron`).check();
      if (!javaScriptEnabled) await page.getByRole('button', { name: bulk.select.keep }).click();
      await page.getByRole('link', { name: clients.next }).click();
      await expect(page.getByText(bulk.select.others(1, '1'))).toBeVisible();
      await page.getByLabel(`${invitations.choose} Zwick`).check();
      await page.getByRole('button', { name: bulk.start }).click();
      await expect(page.getByRole('radio', { name: bulk.who.chosen(2, '2') })).toBeChecked();
      await chooseAction(page, 'delete');
      await page.getByRole('button', { name: bulk.what.submit }).click();
      await page.getByRole('button', { name: bulk.plan.confirm.delete?.(2, '2') ?? '' }).click();
      await expect(page.getByText(bulk.outcome.done(2, '2'))).toBeVisible();
      const { content } = await download(page, () => page.getByRole('link', { name: bulk.outcome.file }).click());
      expect(content.toString()).toContain('Zwick');
      expect(content.toString()).toContain(bulk.file.done);

      await page.goto(`/${club.slug}/bin`);
      await page.getByLabel(`${invitations.choose} Zwick`).check();
      await expectNoAxeViolations(page);
      await page.getByRole('button', { name: bulk.what.restoreChosen }).click();
      await expect(page.getByRole('radio', { name: bulk.who.chosen(1, '1') })).toBeChecked();
      await page.getByRole('button', { name: bulk.what.submit }).click();
      await page.getByRole('button', { name: bulk.plan.confirm.restore?.(1, '1') ?? '' }).click();
      await expect(page.getByText(bulk.outcome.done(1, '1'))).toBeVisible();
      await page.goto(`/${club.slug}/bin`);
      await page.getByRole('link', { name: bulk.what.restoreAll }).click();
      await page.getByRole('button', { name: bulk.what.submit }).click();
      await page.getByRole('button', { name: bulk.plan.confirm.restore?.(1, '1') ?? '' }).click();
      await expect(page.getByText(bulk.outcome.done(1, '1'))).toBeVisible();
    });

    test('selects clients on a phone, and invites one from the menu of the row', async ({ page, club }) => {
      await club.addClient({ lastName: 'Aaron' });
      await page.setViewportSize({ width: 375, height: 800 });
      await signIn(page, club.manager);
      await page.goto(clientsPath(club));
      await page.getByLabel(`${invitations.choose} Aaron`).check();
      await page.locator('details[name=menu] > summary', { hasText: 'Aaron' }).click();
      await expectNoAxeViolations(page);
      const invite = page.getByRole('listitem').getByRole('button', { name: registrations.resendInvitation });
      await invite.click();
      await expect(page.getByRole('status')).toBeVisible();
    });
  });
}
