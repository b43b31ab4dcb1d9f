import type { Page } from '@playwright/test';
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
import { newId } from '#lib/identity/new-id.ts';

/** Gives the browser a device that recognises its owner, as a phone with a camera does. */
async function addDevice(page: Page): Promise<{ setRecognises(does: boolean): Promise<void> }> {
  const client = await page.context().newCDPSession(page);
  await client.send('WebAuthn.enable');
  const { authenticatorId } = await client.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return {
    setRecognises: async (isUserVerified) =>
      void (await client.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified })),
  };
}

for (const { locale, words } of languages) {
  const { confirm, passkeys, problems, settings, shell } = words;

  test.describe(locale, () => {
    test.use({ locale });

    test('adds a passkey, signs in and confirms with it, and removes it', async ({ page, club, javaScriptEnabled }) => {
      const { manager } = club;
      await signIn(page, manager);
      await page.goto('/account');
      if (!javaScriptEnabled) {
        await expect(page.getByText(passkeys.unsupported)).toBeVisible();
        await page.context().clearCookies();
        await page.goto('/sign-in');
        await expect(page.getByRole('button', { name: passkeys.use })).toHaveCount(0);
        return;
      }
      const device = await addDevice(page);
      await page.getByRole('button', { name: passkeys.add }).click();
      await expect(alertOf(page)).toContainText(problems.required);
      await field(page, passkeys.name).fill('Téléphone de Léa');
      await page.getByRole('button', { name: passkeys.add }).click();
      await expect(page.getByText(passkeys.notices['passkey-added'])).toBeVisible();
      await expect(page.getByText('Téléphone de Léa', { exact: true })).toBeVisible();
      await expectNoAxeViolations(page);
      await field(page, passkeys.name).fill('Encore');
      await page.getByRole('button', { name: passkeys.add }).click();
      await expect(alertOf(page)).toContainText(passkeys.known);

      await page.getByRole('button', { name: shell.signOut }).click();
      await page.goto(`/sign-in?callbackUrl=${encodeURIComponent(clientsPath(club))}`);
      await device.setRecognises(false);
      await page.getByRole('button', { name: passkeys.use }).click();
      await expect(alertOf(page)).toContainText(passkeys.unused);
      await expectNoAxeViolations(page);
      await device.setRecognises(true);
      await page.getByRole('button', { name: passkeys.use }).click();
      await expect(page).toHaveURL(new RegExp(`${clientsPath(club)}$`));

      await prisma().staffSession.updateMany({ where: { staffId: manager.id }, data: { provedAt: new Date(0) } });
      await page.goto('/account');
      await page.getByRole('link', { name: passkeys.add }).click();
      await expectNoAxeViolations(page);
      await page.getByRole('button', { name: passkeys.use }).click();
      await expect(page.getByRole('heading', { name: passkeys.title })).toBeVisible();
      await expect(page.getByRole('heading', { name: confirm.title })).toHaveCount(0);
      await page.getByRole('button', { name: new RegExp(`^${passkeys.remove}`) }).click();
      await expect(page.getByText(passkeys.notices['passkey-removed'])).toBeVisible();
      await page.getByRole('button', { name: shell.signOut }).click();
      await page.goto('/sign-in');
      await page.getByRole('button', { name: passkeys.use }).click();
      await expect(alertOf(page)).toContainText(problems['passkey-refused']);
    });

    test('proves a form in place by a passkey, and keeps what was typed', async ({ page, club, javaScriptEnabled }) => {
      const { owner } = club;
      await signIn(page, owner);
      const device = javaScriptEnabled ? await addDevice(page) : null;
      if (device) {
        await page.goto('/account');
        await field(page, passkeys.name).fill('Téléphone de Léa');
        await page.getByRole('button', { name: passkeys.add }).click();
        await expect(page.getByText(passkeys.notices['passkey-added'])).toBeVisible();
      } else {
        await prisma().passkey.create({
          data: { staffId: owner.id, credentialId: newId(), publicKey: new Uint8Array(), name: 'Téléphone de Léa' },
        });
      }
      await page.goto(`/${club.slug}/settings`);
      await prisma().staffSession.updateMany({ where: { staffId: owner.id }, data: { provedAt: new Date(0) } });
      await field(page, settings.keys.name).fill('App du club');
      await page.getByRole('button', { name: settings.keys.create }).click();
      await expect(page.getByText(confirm.inFormBody)).toBeVisible();
      if (!device) {
        await expect(page.getByRole('button', { name: passkeys.use })).toHaveCount(0);
        await expectNoAxeViolations(page);
        await field(page, confirm.password).fill(owner.password);
        await page.getByRole('button', { name: settings.keys.create }).click();
        await expect(page.getByLabel(settings.keys.shown, { exact: true })).toBeVisible();
        return;
      }
      await expectNoAxeViolations(page);
      await device.setRecognises(false);
      await page.getByRole('button', { name: passkeys.use }).click();
      await expect(page.getByText(passkeys.unused)).toBeVisible();
      await expectNoAxeViolations(page);
      await device.setRecognises(true);
      // As if a copy of the device had signed since.
      await prisma().passkey.updateMany({ where: { staffId: owner.id }, data: { counter: 4_000_000_000 } });
      await page.getByRole('button', { name: passkeys.use }).click();
      await expect(alertOf(page).first()).toContainText(problems['passkey-refused']);
      await expect(field(page, settings.keys.name)).toHaveValue('App du club');
      await prisma().passkey.updateMany({ where: { staffId: owner.id }, data: { counter: 0 } });
      await page.getByRole('button', { name: passkeys.use }).click();
      await expect(page.getByLabel(settings.keys.shown, { exact: true })).toBeVisible();
      await expect(page.getByRole('row').filter({ hasText: 'App du club' })).toBeVisible();
    });
  });
}
