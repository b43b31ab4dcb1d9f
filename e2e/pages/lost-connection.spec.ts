import type { Page } from '@playwright/test';
import { appOf, ownAddress } from '#e2e/support/app.ts';
import { connectErp } from '#e2e/support/played-erp.ts';
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

test.beforeEach(({ javaScriptEnabled }) => {
  test.skip(!javaScriptEnabled, 'without a script the browser itself says so, and goes back to what was typed');
});

/** What is saved gets no answer, until the answered function is called. */
async function cut(page: Page): Promise<() => Promise<void>> {
  await page.route('**/*', (route) =>
    route.request().method() === 'POST' ? route.abort('connectionreset') : route.fallback(),
  );
  return () => page.unroute('**/*');
}

for (const { locale, words } of languages) {
  const { clients, shell } = words;
  const { lost, outdated } = shell.failure;

  test.describe(locale, () => {
    test.use({ locale });

    test('keeps what was typed while the connection is cut, and saves it once it is back', async ({ page, club }) => {
      await signIn(page, club.reception);
      await page.goto(`${clientsPath(club)}/new`);
      await field(page, clients.fields.lastName).fill('Durand');
      await field(page, clients.fields.email).fill('zoe@exemple.example');
      await field(page, clients.fields.note).fill('Vient le mardi');
      await page.getByLabel(words.invitations.onAdd).uncheck();
      const mend = await cut(page);
      await page.getByRole('button', { name: clients.save }).click();
      await expect(alertOf(page)).toContainText(lost.text);
      await expect(alertOf(page)).toContainText(lost.title);
      await expect(alertOf(page)).not.toContainText(clients.refused);
      await expect(alertOf(page)).toBeFocused();
      await expect(field(page, clients.fields.lastName)).toHaveValue('Durand');
      await expect(field(page, clients.fields.note)).toHaveValue('Vient le mardi');
      await expect(page.getByLabel(words.invitations.onAdd)).not.toBeChecked();
      await expectNoAxeViolations(page);

      // The same words stand there already, and the focus leaves them with the press: it is back
      // once this one, too, is lost.
      await page.getByRole('button', { name: clients.save }).click();
      await expect(alertOf(page)).toBeFocused();
      await expect(alertOf(page)).toContainText(lost.text);
      await mend();
      await page.getByRole('button', { name: clients.save }).click();
      await expect(page.getByRole('heading', { level: 1, name: 'Durand' })).toBeVisible();
      await expect(page.getByText('Vient le mardi')).toBeVisible();
      await expect(page.getByText(words.invitations.none)).toBeVisible();
    });

    test('saves nothing from a page older than the server, and keeps what was typed to be copied', async ({
      page,
      club,
    }) => {
      await signIn(page, club.reception);
      await page.goto(`${clientsPath(club)}/new`);
      await field(page, clients.fields.lastName).fill('Durand');
      await page.route('**/*', (route) =>
        route.request().method() === 'POST'
          ? route.fulfill({
              status: 404,
              headers: { 'x-nextjs-action-not-found': '1' },
              contentType: 'text/plain',
              body: '',
            })
          : route.fallback(),
      );
      await page.getByRole('button', { name: clients.save }).click();
      await expect(alertOf(page)).toContainText(outdated.title);
      await expect(alertOf(page)).toContainText(outdated.text);
      await expect(field(page, clients.fields.lastName)).toHaveValue('Durand');
    });
  });
}

test.describe('in French', () => {
  test.use({ locale: 'fr-FR' });
  const { words } = languages[0];
  const { text } = words.shell.failure.lost;

  test('keeps the reason of a refusal', async ({ page, club }) => {
    const { refuse, refusal, notices } = words.registrations;
    const register = await appOf(club);
    await register({ email: ownAddress('max'), firstName: 'Max', lastName: 'Petit', joins: true });
    await signIn(page, club.reception);
    await page.goto(`/${club.slug}/requests`);
    await page.getByRole('link', { name: `${refuse} Max Petit` }).click();
    const dialog = page.getByRole('dialog');
    await field(page, refusal.reason).fill('Cotisation à régler');
    const mend = await cut(page);
    await dialog.getByRole('button', { name: refuse }).click();
    await expect(dialog).toContainText(text);
    await expect(field(page, refusal.reason)).toHaveValue('Cotisation à régler');
    await mend();
    await dialog.getByRole('button', { name: refuse }).click();
    await expect(page.getByRole('status')).toContainText(notices['request-refused']);
  });

  test('keeps a corrected row as corrected', async ({ page, club }) => {
    const { correct, corrected, fields } = words.imports;
    const { id } = await club.addPlan('Nom;E-mail\nBlanc;luc chez exemple\n');
    await signIn(page, club.manager);
    await page.goto(`/${club.slug}/imports/${id}`);
    await page.getByRole('link', { name: correct.button }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(fields.email).fill('luc@exemple.example');
    const mend = await cut(page);
    await dialog.getByRole('button', { name: correct.submit }).click();
    await expect(dialog).toContainText(text);
    await expect(dialog.getByLabel(fields.email)).toHaveValue('luc@exemple.example');
    await mend();
    await dialog.getByRole('button', { name: correct.submit }).click();
    await expect(page.getByRole('status')).toContainText(corrected.create);
  });

  test('keeps a body typed in the sandbox', async ({ page, club }) => {
    const { bench } = words.erp;
    await signIn(page, club.owner);
    await page.goto(`/${club.slug}/erp`);
    await connectErp(page, words);
    await page.goto(`/${club.slug}/erp/bench`);
    await page.getByLabel(bench.body).fill('{"mine": true}');
    const mend = await cut(page);
    await page.getByRole('button', { name: bench.tryIt }).click();
    await expect(page.getByText(text)).toBeVisible();
    await expect(page.getByLabel(bench.body)).toHaveValue('{"mine": true}');
    await mend();
    await page.getByRole('button', { name: bench.tryIt }).click();
    await expect(page.getByText(`${bench.answer} · 422`)).toBeVisible();
    await expect(page.getByLabel(bench.body)).toHaveValue('{"mine": true}');
  });
});
