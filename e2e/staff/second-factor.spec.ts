import type { Page } from '@playwright/test';
import type { Member } from '#e2e/support/club.ts';
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
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import { confirmFactor, readFactor, startFactor } from '#lib/staff/factor/set-up-factor.ts';
import { totpCode } from '#lib/staff/factor/totp.ts';
import { startSession } from '#lib/staff/start-session.ts';

const factorPage = '/account/second-factor';
/** A code of the step after the present one counts too, and was not used yet. */
const codeOf = (secret: string, stepsOn = 0) => totpCode(secret, new Date(Date.now() + stepsOn * 30_000));

async function typePassword(page: Page, member: Member, { staff }: Dictionary): Promise<void> {
  await page.goto('/sign-in');
  await field(page, staff.email).fill(member.email);
  await field(page, staff.password).fill(member.password);
  await page.getByRole('button', { name: staff.signIn }).click();
}

/** Sets up a factor without a browser. */
async function giveFactor({ id: staffId, password }: Member): Promise<void> {
  const session = { staffId, sessionId: (await startSession(staffId, null)) ?? '' };
  await startFactor(session, password);
  const state = await readFactor(session);
  await confirmFactor(session, codeOf(state.kind === 'pending' ? state.secret : ''));
}

for (const { locale, words } of languages) {
  const { account, factor, problems, shell } = words;

  test.describe(locale, () => {
    test.use({ locale });

    test('sets up an app, signs in with its code and with a recovery code, and turns it off', async ({
      page,
      club,
    }) => {
      await signIn(page, club.manager);
      await page.goto('/account');
      await page.getByRole('link', { name: factor.setUp }).click();
      await expectNoAxeViolations(page);
      await field(page, account.password.current).fill('pas le bon');
      await page.getByRole('button', { name: factor.start.submit }).click();
      await expect(alertOf(page)).toContainText(problems['password-wrong']);
      await field(page, account.password.current).fill(club.manager.password);
      await page.getByRole('button', { name: factor.start.submit }).click();

      await expect(page.getByRole('img', { name: factor.scan.qr })).toBeVisible();
      await expectNoAxeViolations(page);
      const secret = await field(page, factor.scan.secret).inputValue();
      await field(page, factor.scan.code).fill('000000x');
      await page.getByRole('button', { name: factor.scan.submit, exact: true }).click();
      await expect(alertOf(page)).toContainText(problems['factor-code-wrong']);
      await field(page, factor.scan.code).fill(codeOf(secret));
      await page.getByRole('button', { name: factor.scan.submit, exact: true }).click();
      await expect(page.getByRole('heading', { name: factor.codes.title })).toBeVisible();
      await expectNoAxeViolations(page);
      const [first = '', second = ''] = await page.locator('main li code').allTextContents();
      await page.getByRole('button', { name: factor.codes.kept }).click();
      await expect(page.getByText(factor.codes.left(10))).toBeVisible();
      await expect(page.getByText(first)).toHaveCount(0);

      await page.goto('/account');
      await page.locator('#password-currentPassword').fill(club.manager.password);
      await field(page, account.password.next).fill('une autre phrase longue');
      await page.locator('#password-code').fill('000000x');
      await page.getByRole('button', { name: account.password.submit }).click();
      await expect(alertOf(page)).toContainText(problems['factor-code-wrong']);
      await expectNoAxeViolations(page);
      await page.getByRole('button', { name: shell.signOut }).click();
      await typePassword(page, club.manager, words);
      await expect(page.getByRole('heading', { level: 1, name: factor.signIn.title })).toBeVisible();
      await expectNoAxeViolations(page);
      for (const closed of [clientsPath(club), factorPage, `/${club.slug}/live?topics=clients`]) {
        const answer = await page.request.get(closed, { maxRedirects: 0 });
        expect([307, 401]).toContain(answer.status());
      }
      await field(page, factor.anyCode).fill('123');
      await page.getByRole('button', { name: factor.signIn.submit }).click();
      await expect(alertOf(page)).toContainText(problems['factor-code-wrong']);
      await field(page, factor.anyCode).fill(codeOf(secret, 1));
      await page.getByRole('button', { name: factor.signIn.submit }).click();
      await expect(page).toHaveURL(clientsPath(club));

      await page.context().clearCookies();
      await typePassword(page, club.manager, words);
      await field(page, factor.anyCode).fill(first.toUpperCase());
      await page.getByRole('button', { name: factor.signIn.submit }).click();
      await expect(page.getByRole('link', { name: shell.myAccount }).first()).toBeVisible();
      await page.goto(factorPage);
      await expect(page.getByText(factor.codes.left(9))).toBeVisible();
      await expectNoAxeViolations(page);
      await field(page, account.password.current).fill(club.manager.password);
      await page.locator('#remove-code').fill(second);
      await page.getByRole('button', { name: factor.remove.submit, exact: true }).click();
      await expect(page.getByRole('status')).toContainText(factor.notices['factor-off']);
      await page.context().clearCookies();
      await typePassword(page, club.manager, words);
      await expect(page).toHaveURL(clientsPath(club));
    });

    test('is required by the structure after a fortnight, and removed by an owner when lost', async ({
      page,
      club,
      otherClub,
    }) => {
      const { settings, staff } = words;
      await giveFactor(club.manager);
      await signIn(page, club.owner);
      await page.goto(`/${club.slug}/settings`);
      await field(page, settings.factor.label).selectOption('managers');
      await page.getByRole('button', { name: settings.factor.save }).click();
      await expect(page.getByRole('status')).toContainText(settings.notices['factor-changed']);

      await page.goto(`/${club.slug}/team`);
      await expect(page.getByRole('link', { name: factor.setUp })).toBeVisible();
      await expectNoAxeViolations(page);
      await page.getByRole('link', { name: staff.factor.removeOf(club.manager.name) }).click();
      await expect(page.getByRole('dialog')).toContainText(staff.factor.removeBody);
      await expectNoAxeViolations(page);
      await page.getByRole('dialog').getByRole('button', { name: staff.factor.confirm }).click();
      await expect(page.getByRole('status')).toContainText(staff.teamNotices['factor-removed']);

      const data = { structureId: otherClub.id, staffId: club.owner.id, role: 'reception' as const };
      await prisma().membership.create({ data });
      const earlier = new Date(Date.now() - 15 * 24 * 60 * 60 * 1_000);
      await prisma().structure.update({ where: { id: club.id }, data: { secondFactorSince: earlier } });
      await prisma().membership.updateMany({ where: { structureId: club.id }, data: { roleSince: earlier } });
      await page.goto(clientsPath(club));
      await expect(page.getByText(factor.required)).toBeVisible();
      await expectNoAxeViolations(page);
      await page.goto(clientsPath(otherClub));
      await expect(page).toHaveURL(clientsPath(otherClub));
      await giveFactor(club.owner);
      await signIn(page, club.reception);
      await page.goto(clientsPath(club));
      await expect(page).toHaveURL(clientsPath(club));
    });
  });
}
