import { receivedMail } from '#e2e/support/mail.ts';
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
import { prisma } from '#lib/database/connection.ts';

for (const { locale, words } of languages) {
  const { staff } = words;

  test.describe(locale, () => {
    test.use({ locale });

    test('leads to the requested page after signing in, and signs out again', async ({ page, club }) => {
      await page.goto(`${clientsPath(club)}?q=dupre`);
      await expect(page.getByRole('heading', { name: staff.signInTitle })).toBeVisible();
      await field(page, staff.email).fill(club.reception.email);
      await field(page, staff.password).fill('not the password');
      await page.getByRole('button', { name: staff.signIn }).click();
      await expect(alertOf(page)).toContainText(staff.errors.wrong);
      await expect(field(page, staff.email)).toHaveValue(club.reception.email);
      await expect(field(page, staff.password)).toHaveValue('');
      await field(page, staff.password).fill(club.reception.password);
      await page.getByRole('button', { name: staff.signIn }).click();
      await expect(page.getByRole('heading', { level: 1, name: words.clients.title })).toBeVisible();

      const copied = await page.context().cookies();
      await page.getByRole('button', { name: staff.signOut }).first().click();
      // Leaving before the response would keep the session.
      await expect(page.getByRole('heading', { name: staff.signInTitle })).toBeVisible();
      await page.context().addCookies(copied);
      await page.goto(clientsPath(club));
      await expect(page.getByRole('heading', { name: staff.signInTitle })).toBeVisible();
    });

    test('leads from a single button to the sign-in page when the session has ended, and back to its page', async ({
      page,
      club,
      otherClub,
    }) => {
      const id = await club.addClient({ lastName: 'Durand', firstName: 'Zoé' });
      const client = `${clientsPath(club)}/${id}`;
      await signIn(page, club.reception);
      // A live refresh without a session would lead to the sign-in page before the button is
      // pressed.
      await page.route('**/live?*', () => undefined);
      await page.goto(client);
      await page.context().clearCookies();
      await page.getByRole('button', { name: words.claims.generate }).click();
      await expect(page.getByRole('heading', { name: staff.signInTitle })).toBeVisible();
      await field(page, staff.email).fill(club.reception.email);
      await field(page, staff.password).fill(club.reception.password);
      await page.getByRole('button', { name: staff.signIn }).click();
      await expect(page.getByRole('heading', { level: 1, name: 'Zoé Durand' })).toBeVisible();
      await expect(page).toHaveURL(client);

      await signIn(page, otherClub.reception);
      await page.getByRole('button', { name: words.claims.generate }).click();
      await expect(page.getByRole('heading', { name: words.shell.notFound.title })).toBeVisible();
    });

    test('downloads no file when the session has ended, but leads to the sign-in page and then to the list', async ({
      page,
      club,
    }) => {
      await signIn(page, club.manager);
      // As above: a page that shows changes would leave before the link is pressed.
      await page.route('**/live?*', () => undefined);
      for (const [path, name] of [
        [clientsPath(club), words.clients.export],
        [`/${club.slug}/imports/new`, words.imports.template],
        [`/${club.slug}/imports/${await club.addImport()}`, words.imports.outcome.toCorrect(1, '1')],
      ] as const) {
        await page.goto(path);
        const session = await page.context().cookies();
        await page.context().clearCookies();
        await page.getByRole('link', { name }).click();
        await expect(page.getByRole('heading', { name: staff.signInTitle })).toBeVisible();
        await page.context().addCookies(session);
      }
      await page.context().clearCookies();
      await page.goto(`${clientsPath(club)}/export`);
      await field(page, staff.email).fill(club.manager.email);
      await field(page, staff.password).fill(club.manager.password);
      await page.getByRole('button', { name: staff.signIn }).click();
      await expect(page.getByRole('heading', { level: 1, name: words.clients.title })).toBeVisible();
    });

    test('invites a colleague, who joins, and ends their access at the moment of their removal', async ({
      page,
      club,
      browser,
      baseURL,
      javaScriptEnabled,
    }) => {
      await signIn(page, club.owner);
      await page.goto(`/${club.slug}/team`);
      await field(page, staff.colleagueName).fill('Léa Martin');
      await page.getByRole('button', { name: staff.invite }).click();
      const link = new URL(await page.getByLabel(staff.linkTitle).inputValue());

      const elsewhere = await browser.newContext({ locale, baseURL: baseURL as string, javaScriptEnabled });
      const colleague = await elsewhere.newPage();
      await colleague.goto(`${link.pathname}${link.search}`);
      await field(colleague, staff.name).fill('Léa Martin');
      const email = `lea-${crypto.randomUUID()}@club.example`;
      await field(colleague, staff.email).fill(email);
      await colleague.locator('input[type=password]').fill('une phrase assez longue');
      await expect(colleague.getByText(staff.joinUnproved)).toBeVisible();
      await colleague.getByRole('button', { name: staff.join }).click();
      await expect(colleague.getByRole('heading', { level: 1, name: words.clients.title })).toBeVisible();

      await page.goto(`/${club.slug}/team`);
      const row = page.getByRole('row').filter({ hasText: 'Léa Martin' });
      await expect(row).toContainText(staff.unproved);
      await row.getByRole('link', { name: staff.remove }).click();
      await page.getByRole('dialog').getByRole('button', { name: staff.remove }).click();
      await expect(page.getByRole('status')).toContainText(staff.teamNotices.removed);
      await colleague.goto(clientsPath(club));
      await expect(colleague.getByRole('heading', { name: staff.signInTitle })).toBeVisible();
      await elsewhere.close();
    });

    test('withdraws an invitation to the wrong person, whose link stops working', async ({ page, club }) => {
      await signIn(page, club.owner);
      await page.goto(`/${club.slug}/team`);
      await field(page, staff.colleagueName).fill('Léa Martin');
      await field(page, staff.colleagueEmail).fill('lea@club.example');
      await page.getByRole('button', { name: staff.invite }).click();
      await expect(page.getByRole('status')).toContainText(staff.teamNotices.invited);
      const shown = new URL(await page.getByLabel(staff.linkTitle).inputValue());
      const mailed = new URL(/https?:\/\/\S+/.exec((await receivedMail(club)).text)?.[0] ?? '');
      expect(mailed.search).not.toBe(shown.search);
      const pending = page.getByRole('listitem').filter({ hasText: 'Léa Martin' });
      await expect(pending).toContainText('lea@club.example');
      await expectNoAxeViolations(page);
      await pending.getByRole('button', { name: staff.withdrawOf('Léa Martin') }).click();
      await expect(page.getByRole('status')).toContainText(staff.teamNotices.withdrawn);
      await expect(pending).toHaveCount(0);
      for (const link of [shown, mailed]) {
        await page.goto(`${link.pathname}${link.search}`);
        await expect(page.getByRole('heading', { name: staff.linkInvalidTitle })).toBeVisible();
      }
    });

    test('leads an owner who gives up the role, or leaves the team, to a page they may see', async ({
      page,
      club,
      otherClub,
    }) => {
      await prisma().membership.updateMany({ where: { structureId: club.id }, data: { role: 'owner' } });
      await signIn(page, club.manager);
      const own = page.getByRole('row').filter({ hasText: club.manager.email });
      await page.goto(`/${club.slug}/team`);
      await own.getByRole('combobox').selectOption('reception');
      await own.getByRole('button').click();
      await expect(page).toHaveURL(clientsPath(club));
      await expect(page.getByRole('heading', { level: 1, name: words.clients.title })).toBeVisible();

      await signIn(page, club.owner);
      await prisma().membership.create({
        data: { structureId: otherClub.id, staffId: club.owner.id, role: 'reception' },
      });
      await page.goto(`/${club.slug}/team`);
      await page
        .getByRole('row')
        .filter({ hasText: club.owner.email })
        .getByRole('link', { name: staff.remove })
        .click();
      await page.getByRole('dialog').getByRole('button', { name: staff.remove }).click();
      await expect(page).toHaveURL(clientsPath(otherClub));
      await expect(page.getByRole('heading', { level: 1, name: words.clients.title })).toBeVisible();
    });

    test('tells a member whose right to the team was withdrawn in the meantime', async ({ page, club }) => {
      await prisma().membership.updateMany({
        where: { structureId: club.id, staffId: club.manager.id },
        data: { role: 'owner' },
      });
      await signIn(page, club.manager);
      await page.goto(`/${club.slug}/team`);
      await prisma().membership.updateMany({
        where: { structureId: club.id, staffId: club.manager.id },
        data: { role: 'manager' },
      });
      await page.getByRole('row').filter({ hasText: club.reception.email }).getByRole('button').click();
      await expect(page.getByRole('status')).toHaveText([words.problems['not-allowed']]);
    });

    test('keeps the chosen language', async ({ page, club }) => {
      await signIn(page, club.reception);
      await page.goto(clientsPath(club));
      await page
        .getByRole('button', { name: locale.startsWith('fr') ? /English|^EN/ : /Français|^FR/ })
        .first()
        .click();
      const other = locale.startsWith('fr') ? '+ Add client' : '+ Ajouter un client';
      await expect(page.getByRole('link', { name: other }).first()).toBeVisible();
      await page.goto(`/${club.slug}/bin`);
      await expect(page.locator('html')).toHaveAttribute('lang', locale.startsWith('fr') ? 'en' : 'fr');
    });
  });
}
