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
import { startSession } from '#lib/staff/start-session.ts';

for (const { locale, words } of languages) {
  const { account, problems, shell, staff } = words;

  test.describe(locale, () => {
    test.use({ locale });

    test('changes name, language and password, and ends sessions', async ({ page, club }) => {
      await signIn(page, club.manager);
      for (const browser of ['Firefox · Windows', 'Safari · iPhone', 'Chrome · Android'])
        await startSession(club.manager.id, null, undefined, { browser, address: '192.0.2.1' });
      await page.goto(clientsPath(club));
      await expect(page.getByRole('link', { name: shell.myAccount }).first()).toHaveAttribute('href', '/account');
      await page.goto('/account');
      await expectNoAxeViolations(page);
      // The server under test sends no mail, so no address could be proved.
      await expect(page.getByText(account.email.noMail)).toBeVisible();
      await expect(page.getByLabel(account.email.next)).toHaveCount(0);

      await field(page, account.profile.name).fill('');
      await page.getByRole('button', { name: account.save, exact: true }).click();
      await expect(alertOf(page)).toContainText(problems.required);
      await field(page, account.profile.name).fill('Julien M.');
      await page.getByRole('button', { name: account.save, exact: true }).click();
      await expect(page.getByRole('status')).toContainText(account.notices['profile-saved']);
      await expect(field(page, account.profile.name)).toHaveValue('Julien M.');

      const provedAt = new Date(Date.now() - 11 * 60_000);
      await prisma().staffSession.updateMany({ where: { staffId: club.manager.id }, data: { provedAt } });
      const iphone = page.getByRole('listitem').filter({ hasText: 'Safari · iPhone' });
      await iphone.getByRole('button').click();
      await field(page, words.confirm.password).fill(club.manager.password);
      await page.getByRole('button', { name: words.confirm.submit }).click();
      await expect(page.getByRole('heading', { level: 1, name: account.title })).toBeVisible();
      await iphone.getByRole('button').click();
      await expect(page.getByRole('status')).toContainText(account.notices['session-ended']);
      await expect(iphone).toHaveCount(0);
      await page.getByRole('button', { name: account.sessions.endOthers }).click();
      await expect(page.getByRole('status')).toContainText(account.notices['sessions-ended']);
      await expect(page.getByRole('button', { name: account.sessions.endOthers })).toHaveCount(0);

      const { password } = account;
      await field(page, password.current).fill('pas le bon');
      await field(page, password.next).fill('une autre phrase longue');
      await page.getByRole('button', { name: password.submit }).click();
      await expect(alertOf(page)).toContainText(problems['password-wrong']);
      await field(page, password.current).fill(club.manager.password);
      await field(page, password.next).fill('Password123!');
      await page.getByRole('button', { name: password.submit }).click();
      await expect(alertOf(page)).toContainText(problems['password-common']);
      await expectNoAxeViolations(page);
      await field(page, password.current).fill(club.manager.password);
      await field(page, password.next).fill('une autre phrase longue');
      await page.getByRole('button', { name: password.submit }).click();
      await expect(page.getByRole('status')).toContainText(account.notices['password-changed']);

      await page.context().clearCookies();
      await page.goto('/account');
      await field(page, staff.email).fill(club.manager.email);
      await field(page, staff.password).fill('une autre phrase longue');
      await page.getByRole('button', { name: staff.signIn }).click();
      await expect(page.getByRole('heading', { level: 1, name: account.title })).toBeVisible();
      await expect(page.getByText(/Chrome · Linux/)).toBeVisible();
    });
  });
}
