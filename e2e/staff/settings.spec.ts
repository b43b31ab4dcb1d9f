import { ownAddress } from '#e2e/support/app.ts';
import {
  alertOf,
  expect,
  expectNoAxeViolations,
  field,
  formPost,
  languages,
  scriptsOnly,
  signIn,
  test,
} from '#e2e/support/test.ts';
import { noteBackup } from '#lib/database/backup/note-backup.ts';
import { connection } from '#lib/database/connection.ts';

/** Registers a person with a key, as an app does. */
async function registerWith(
  key: string,
  more: object = {},
): Promise<{ status: number; emailProof?: string; code?: string }> {
  const body = {
    email: ownAddress('zoe'),
    firstName: 'Zoé',
    lastName: 'Durand',
    device: { model: 'Pixel 8', platform: 'android' },
    ...more,
  };
  const answer = await fetch(new URL('/api/app/registrations', process.env.E2E_URL), {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: answer.status, ...(await answer.json()) };
}

for (const { locale, words } of languages) {
  const { settings, problems, outbox } = words;
  const { keys } = settings;

  test.describe(locale, () => {
    test.use({ locale });

    test('shows a key once, accepts it, shows when it was used, and refuses it once it is revoked', async ({
      page,
      club,
    }) => {
      await signIn(page, club.manager);
      await page.goto(`/${club.slug}/settings`);
      await expect(page.getByText(keys.none)).toBeVisible();
      await expectNoAxeViolations(page);
      await page.getByRole('button', { name: keys.create }).click();
      await expect(alertOf(page)).toContainText(problems.required);
      await expectNoAxeViolations(page);

      await field(page, keys.name).fill('App du club');
      await page.getByLabel(keys.vouch).check();
      await page.getByRole('button', { name: keys.create }).click();
      const key = await page.getByLabel(keys.shown, { exact: true }).inputValue();
      await expectNoAxeViolations(page);
      const row = page.getByRole('row').filter({ hasText: 'App du club' });
      await expect(row).toContainText(keys.mayVouch);
      await expect(row).toContainText(keys.neverUsed);
      expect(await registerWith(key, { emailVerified: true })).toMatchObject({ status: 201, emailProof: 'proved' });

      const shown = page.url();
      await page.reload();
      expect(await page.content()).toContain(key);
      // The next person at the desk.
      await signIn(page, club.owner);
      await page.goto(shown);
      await expect(row).toBeVisible();
      expect(await page.content()).not.toContain(key);

      await signIn(page, club.manager);
      await page.goto(`/${club.slug}/settings`);
      expect(await page.content()).not.toContain(key);
      await expect(row).not.toContainText(keys.neverUsed);
      await row.getByRole('link', { name: keys.revoke }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
      await expectNoAxeViolations(page);
      await page.getByRole('dialog').getByRole('button', { name: keys.revoke }).click();
      await expect(page.getByRole('status')).toContainText(settings.notices['key-revoked']);
      await expect(row.getByRole('link')).toHaveCount(0);
      expect((await registerWith(key)).status).toBe(401);
    });

    test('sends codes for a key without the right to vouch, and hides them in the outbox', async ({ page, club }) => {
      await signIn(page, club.owner);
      await page.goto(`/${club.slug}/outbox`);
      await expect(page.getByRole('heading', { name: outbox.none.title })).toBeVisible();
      await expectNoAxeViolations(page);
      await page.goto(`/${club.slug}/settings`);
      await field(page, keys.name).fill('Essai');
      await page.getByRole('button', { name: keys.create }).click();
      const key = await page.getByLabel(keys.shown, { exact: true }).inputValue();
      expect(await registerWith(key, { emailVerified: true })).toMatchObject({ status: 201, emailProof: 'code-sent' });
      await page.goto(`/${club.slug}/outbox`);
      await expect(page.getByRole('row')).toHaveCount(2);
      await expectNoAxeViolations(page);
      await page.getByRole('rowheader').getByRole('link').click();
      await expect(page.getByRole('dialog')).toContainText(outbox.secretHidden);
      await expect(page.getByRole('dialog')).toContainText(outbox.reasons.unsent);
      await expect(page.frameLocator('iframe').locator('body')).not.toContainText(/\b\d{6}\b/);
      await expect(page.getByText(outbox.notConfigured.title, { exact: true })).toBeVisible();
      await page.getByRole('dialog').getByRole('link', { name: outbox.close }).click();
      await page.getByRole('link', { name: outbox.filtersByState.sent }).click();
      await expect(page.getByRole('heading', { name: outbox.none.title })).toBeVisible();
    });

    test('changes the join code, and refuses the old one', async ({ page, club }) => {
      await signIn(page, club.manager);
      await page.goto(`/${club.slug}/settings`);
      await field(page, keys.name).fill('Essai');
      await page.getByRole('button', { name: keys.create }).click();
      const key = await page.getByLabel(keys.shown, { exact: true }).inputValue();
      const joinCode = (await page.locator('code').textContent()) ?? '';
      expect((await registerWith(key, { joinCode })).status).toBe(201);
      await page.getByRole('link', { name: settings.joinCode.renew }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
      await expectNoAxeViolations(page);
      await page.getByRole('dialog').getByRole('button', { name: settings.joinCode.renew }).click();
      await expect(page.getByRole('status')).toContainText(settings.notices['code-renewed']);
      await expect(page.locator('code')).not.toHaveText(joinCode);
      expect((await registerWith(key, { joinCode })).code).toBe('unknown-join-code');
      expect((await registerWith(key, { joinCode: await page.locator('code').textContent() })).status).toBe(201);
    });

    test('sets country, time zone and language, and asks about a zone of another country', async ({
      page,
      club,
      javaScriptEnabled,
    }) => {
      const { fields, zone, save } = settings.region;
      await signIn(page, club.manager);
      await page.goto(`/${club.slug}/settings`);
      await expect(field(page, fields.country)).toHaveValue('FR');
      await expect(field(page, fields.timeZone)).toHaveValue('Europe/Paris');
      await field(page, fields.country).selectOption('MQ');
      if (javaScriptEnabled) await expect(field(page, fields.timeZone)).toHaveValue('America/Martinique');
      await field(page, fields.timeZone).selectOption('Europe/Paris');
      await field(page, fields.language).selectOption('en');
      await page.getByRole('button', { name: save, exact: true }).click();
      await expect(alertOf(page)).toContainText(zone.title);
      await expect(field(page, fields.country)).toHaveValue('MQ');
      await expectNoAxeViolations(page);
      await page.getByRole('button', { name: zone.use('America/Martinique') }).click();
      await expect(page.getByRole('status')).toContainText(settings.notices['region-changed']);
      await expect(field(page, fields.timeZone)).toHaveValue('America/Martinique');
      await expect(field(page, fields.language)).toHaveValue('en');

      await field(page, fields.timeZone).selectOption('UTC');
      await page.getByRole('button', { name: save, exact: true }).click();
      await page.getByRole('button', { name: zone.keep('UTC') }).click();
      await expect(page.getByRole('status')).toContainText(settings.notices['region-changed']);
      await expect(field(page, fields.timeZone)).toHaveValue('UTC');

      await page.goto(`/${club.slug}/activity`);
      await expect(page.getByText('France → Martinique, Europe/Paris → America/Martinique')).toBeVisible();
      await page.goto(`/${club.slug}/clients/new`);
      await field(page, words.clients.fields.lastName).fill('Durand');
      await field(page, words.clients.fields.email).fill('zoe@exemple.example');
      await field(page, words.clients.fields.phone).fill('0696 10 25 04');
      await page.getByRole('button', { name: words.clients.save }).click();
      await expect(page.getByText('0696 10 25 04')).toBeVisible();
    });

    test('shows owners alone how long ago everything was backed up', async ({ page, club }) => {
      await noteBackup(connection().pool, { takenAt: new Date(Date.now() - 125 * 60_000), bytes: 1_000 });
      await signIn(page, club.owner);
      await page.goto(`/${club.slug}/settings`);
      await expect(page.getByText(settings.backup.last(locale === 'fr-FR' ? 'il y a 2 h' : '2 hr ago'))).toBeVisible();
      await expect(page.getByText(settings.backup.badges.recent, { exact: true })).toBeVisible();
      await expectNoAxeViolations(page);
      await signIn(page, club.manager);
      await page.goto(`/${club.slug}/settings`);
      await expect(page.getByText(settings.joinCode.body)).toBeVisible();
      await expect(page.getByText(settings.backup.hint)).toBeHidden();
    });

    test('switches the proof of e-mails off and on', async ({ page, club }) => {
      await signIn(page, club.owner);
      await page.goto(`/${club.slug}/settings`);
      await page.getByRole('button', { name: settings.proof.turnOff }).click();
      await expect(page.getByRole('status')).toContainText(settings.notices['proof-changed']);
      await expect(page.getByText(settings.proof.notNeeded)).toBeVisible();
      await expectNoAxeViolations(page);
      await page.getByRole('button', { name: settings.proof.turnOn }).click();
      await expect(page.getByText(settings.proof.needed)).toBeVisible();
    });
  });
}

test(
  'shows reception no settings, refuses its changes, and answers invalid input',
  scriptsOnly,
  async ({ page, club }) => {
    await signIn(page, club.manager);
    for (const fields of [
      { name: 'x'.repeat(10_000) },
      { name: 'a\0b' },
      { name: '\u202eabc' },
      { name: ['a', 'b'] },
      { needed: 'perhaps' },
      { id: "'" },
      { country: '__proto__', timeZone: 'Mars/Olympus', language: 'x'.repeat(10_000) },
      { country: ['FR', 'RE'], timeZone: '\0', language: 'fr', zoneAsked: 'x'.repeat(10_000) },
    ]) {
      const answer = await formPost(page, `/${club.slug}/settings`, fields);
      expect(answer.status(), JSON.stringify(fields).slice(0, 40)).toBeLessThan(500);
    }
    for (const query of [
      'revoke=x',
      `revoke=${club.id}`,
      'renew=2',
      'notice=<script>',
      'notice=constructor',
      'notice=key-created',
    ]) {
      expect((await page.request.get(`/${club.slug}/settings?${query}`)).status(), query).toBe(200);
    }
    await page.context().clearCookies({ name: /session/ });
    await signIn(page, club.reception);
    expect((await page.request.get(`/${club.slug}/settings`)).status()).toBe(404);
    await expect(page.getByRole('link', { name: 'Réglages' })).toBeHidden();
  },
);
