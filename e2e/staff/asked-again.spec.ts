import type { Member } from '#e2e/support/club.ts';
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
import { prisma } from '#lib/database/connection.ts';
import { confirmFactor, readFactor, startFactor } from '#lib/staff/factor/set-up-factor.ts';
import { totpCode } from '#lib/staff/factor/totp.ts';
import { startSession } from '#lib/staff/start-session.ts';

/** Lets eleven minutes pass since the password was typed last. */
async function letProofExpire({ id: staffId }: Member): Promise<void> {
  const provedAt = new Date(Date.now() - 11 * 60_000);
  await prisma().staffSession.updateMany({ where: { staffId }, data: { provedAt } });
}

/** A code of the step after the present one counts too, and was not used yet. */
const codeOf = (secret: string, stepsOn = 0) => totpCode(secret, new Date(Date.now() + stepsOn * 30_000));

/** Sets up a factor without a browser. Returns the secret of the app. */
async function giveFactor({ id: staffId, password }: Member): Promise<string> {
  const session = { staffId, sessionId: (await startSession(staffId, null)) ?? '' };
  await startFactor(session, password);
  const state = await readFactor(session);
  const secret = state.kind === 'pending' ? state.secret : '';
  await confirmFactor(session, codeOf(secret));
  return secret;
}

for (const { locale, words } of languages) {
  const { clients, confirm, problems, settings, staff } = words;

  test.describe(locale, () => {
    test.use({ locale });

    test('asks for the password before a colleague is removed or gets another role', async ({ page, club }) => {
      await signIn(page, club.owner);
      await letProofExpire(club.owner);
      const team = `/${club.slug}/team`;
      await page.goto(team);
      await page.getByRole('link', { name: `${staff.remove} ${club.reception.name}` }).click();
      await expect(page.getByRole('heading', { level: 1, name: confirm.title })).toBeVisible();
      await expectNoAxeViolations(page);
      await field(page, confirm.password).fill('pas le bon');
      await page.getByRole('button', { name: confirm.submit }).click();
      await expect(alertOf(page)).toContainText(problems['password-wrong']);
      await expectNoAxeViolations(page);
      await field(page, confirm.password).fill(club.owner.password);
      await page.getByRole('button', { name: confirm.submit }).click();
      await page.getByRole('dialog').getByRole('button', { name: staff.remove }).click();
      await expect(page.getByRole('status')).toContainText(staff.teamNotices.removed);

      await letProofExpire(club.owner);
      await page.getByRole('link', { name: staff.sessions.endOf(club.manager.name) }).click();
      const before = await page.context().cookies();
      await field(page, confirm.password).fill(club.owner.password);
      await page.getByRole('button', { name: confirm.submit }).click();
      await expect(page.getByRole('dialog')).toContainText(staff.sessions.endBody);
      await expectNoAxeViolations(page);
      // The proof gave the session another id.
      const session = (cookies: typeof before) => cookies.find(({ name }) => name.endsWith('session-token'))?.value;
      expect(session(await page.context().cookies())).not.toBe(session(before));
      await page.getByRole('dialog').getByRole('button', { name: staff.sessions.confirm }).click();
      await expect(page.getByRole('status')).toContainText(staff.teamNotices['no-sessions']);

      await letProofExpire(club.owner);
      const role = page.getByLabel(staff.roleOf(club.manager.name));
      await role.selectOption('owner');
      await page.getByRole('row').filter({ hasText: club.manager.name }).getByRole('button').click();
      await field(page, confirm.password).fill(club.owner.password);
      await page.getByRole('button', { name: confirm.submit }).click();
      await expect(page.getByRole('heading', { level: 1, name: staff.team })).toBeVisible();
      await expect(role).toHaveValue('owner');
      await page.getByRole('row').filter({ hasText: club.manager.name }).getByRole('button').click();
      await expect(page.getByRole('status')).toContainText(staff.teamNotices['role-changed']);
      await page.goto('/confirm?back=//evil.example');
      await expect(page).toHaveURL(clientsPath(club));
    });

    test('asks in the form itself for password and code, and keeps what was typed', async ({ page, club }) => {
      const secret = await giveFactor(club.owner);
      await signIn(page, club.owner);
      await page.goto(`/${club.slug}/settings`);
      await letProofExpire(club.owner);
      await field(page, settings.keys.name).fill('App du club');
      await page.getByLabel(settings.keys.vouch).check();
      await page.getByRole('button', { name: settings.keys.create }).click();
      await expect(page.getByText(confirm.inFormBody)).toBeVisible();
      await expect(field(page, settings.keys.name)).toHaveValue('App du club');
      await expectNoAxeViolations(page);
      await field(page, confirm.password).fill(club.owner.password);
      await field(page, confirm.code).fill('123');
      await page.getByRole('button', { name: settings.keys.create }).click();
      await expect(alertOf(page).first()).toContainText(problems['factor-code-wrong']);
      await expect(field(page, confirm.password)).toHaveValue('');
      await expect(field(page, confirm.code)).toHaveValue('');
      await expectNoAxeViolations(page);
      await field(page, confirm.password).fill(club.owner.password);
      await field(page, confirm.code).fill(codeOf(secret, 1));
      await page.getByRole('button', { name: settings.keys.create }).click();
      await expect(page.getByLabel(settings.keys.shown, { exact: true })).toBeVisible();
      const row = page.getByRole('row').filter({ hasText: 'App du club' });
      await expect(row).toContainText(settings.keys.mayVouch);
    });

    test('asks before every client is taken away as a file', async ({ page, club }) => {
      await club.addClient({ lastName: 'Martin', email: 'martin@exemple.example' });
      await signIn(page, club.manager);
      await letProofExpire(club.manager);
      await page.goto(`/${club.slug}/clients/export?q=martin`);
      await field(page, confirm.password).fill(club.manager.password);
      await page.getByRole('button', { name: confirm.submit }).click();
      await expect(page).toHaveURL(`${clientsPath(club)}?q=martin`);
      const { content } = await download(page, () => page.getByRole('link', { name: clients.export }).click());
      expect(content.toString()).toContain('Martin');
    });
  });
}
