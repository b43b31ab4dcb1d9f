import type { Page } from '@playwright/test';
import { clientsPath, expect, expectNoAxeViolations, field, languages, signIn, test } from '#e2e/support/test.ts';
import { prisma } from '#lib/database/connection.ts';

/** Ends every session of an account, as another device of it does. */
const endSessions = ({ id }: { id: string }) => prisma().staffSession.deleteMany({ where: { staffId: id } });

/** Has the page ask for its session, as it does once a minute, without waiting for it. */
const showAgain = (page: Page) => page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));

for (const { locale, words } of languages) {
  const { shell, staff } = words;

  test.describe(locale, () => {
    test.use({ locale });
    test.skip(({ javaScriptEnabled }) => !javaScriptEnabled, 'without a script a page stays as it was sent');

    test('takes an open list away when its session is ended elsewhere, and leads back to it', async ({
      page,
      club,
    }) => {
      await club.addClient({ lastName: 'Durand', firstName: 'Zoé' });
      await signIn(page, club.reception);
      const list = `${clientsPath(club)}?q=dur`;
      await page.goto(list);
      await expect(page.getByRole('rowheader')).toHaveText([/Durand/]);
      // The stream of changes has to be open, so that its end can be noticed.
      await club.addClient({ lastName: 'Duret' });
      await expect(page.getByRole('rowheader')).toHaveText([/Durand/, /Duret/]);
      await endSessions(club.reception);
      await expect(page.getByRole('heading', { name: staff.signInTitle })).toBeVisible();
      await expect(page.getByText('Durand')).toHaveCount(0);
      await field(page, staff.email).fill(club.reception.email);
      await field(page, staff.password).fill(club.reception.password);
      await page.getByRole('button', { name: staff.signIn }).click();
      await expect(page).toHaveURL(list);
    });

    test('hides a form with typed text, and shows it again to the same account', async ({ page, club }) => {
      await signIn(page, club.manager);
      await page.goto(`${clientsPath(club)}/new`);
      const name = field(page, words.clients.fields.lastName);
      await name.fill('Duret');
      await endSessions(club.manager);
      await showAgain(page);
      await expect(page.getByRole('heading', { level: 1, name: shell.ended.title })).toBeVisible();
      await expect(page.getByText(shell.ended.kept)).toBeVisible();
      await expect(name).toBeHidden();
      await expectNoAxeViolations(page);

      await signIn(page, club.owner);
      await showAgain(page);
      await expect(page.getByRole('heading', { level: 1, name: shell.ended.title })).toBeVisible();
      await expect(name).toBeHidden();

      await page.context().clearCookies();
      const elsewhere = page.waitForEvent('popup');
      await page.getByRole('link', { name: shell.ended.signIn }).click();
      const other = await elsewhere;
      await field(other, staff.email).fill(club.manager.email);
      await field(other, staff.password).fill(club.manager.password);
      await other.getByRole('button', { name: staff.signIn }).click();
      await expect(other).toHaveURL(`${clientsPath(club)}/new`);
      await showAgain(page);
      await expect(name).toHaveValue('Duret');
      await field(page, words.clients.fields.email).fill('duret@exemple.example');
      await page.getByRole('button', { name: words.clients.save }).click();
      await expect(page.getByRole('heading', { level: 1, name: 'Duret' })).toBeVisible();
    });

    test('takes the page away when the time of its session is over, though no server answers', async ({
      page,
      club,
    }) => {
      await signIn(page, club.manager);
      await page.clock.install();
      await page.goto('/account');
      const email = page.getByText(club.manager.email, { exact: true });
      await expect(email).toBeVisible();
      const asked = page.waitForResponse(/\/account\/session\?/);
      await showAgain(page);
      await asked;
      // What asks the server gets no answer; nothing else may be asked for.
      for (const path of ['**/account/session?*', '**/api/health'])
        await page.route(path, (route) => route.abort('connectionreset'));
      await page.clock.runFor('13:00:00');
      await expect(email).toBeVisible();
      await page.clock.fastForward(14 * 24 * 3_600_000);
      await expect(page.getByRole('heading', { level: 1, name: shell.ended.title })).toBeVisible();
      expect(await page.content()).not.toContain(club.manager.email);
      await page.unrouteAll();
      await page.clock.runFor(5_000);
      await expect(page.getByRole('heading', { level: 1, name: words.account.title })).toBeVisible();
    });
  });
}
