import type { Page } from '@playwright/test';
import { clientsPath, expect, expectNoAxeViolations, languages, signIn, test } from '#e2e/support/test.ts';
import { prisma } from '#lib/database/connection.ts';
import { signed } from '#lib/erp/sign-standard.ts';
import { message, person } from '#lib/erp/test-erp.ts';
import { planTestFile } from '#lib/imports/test-import.ts';

/** An ERP that knows no more than what its page shows once. */
type Erp = { send(body: object): Promise<string> };

/** Connects on the page, and reads address and secret off it. */
async function connect(page: Page, slug: string, words: (typeof languages)[number]['words']): Promise<Erp> {
  await page.goto(`/${slug}/erp`);
  await page.getByRole('button', { name: words.erp.connect }).click();
  await expect(page.getByText(words.erp.notices.connected)).toBeVisible();
  const secret = await page.getByLabel(words.erp.secret, { exact: true }).inputValue();
  const address = new URL(await page.getByLabel(words.erp.address).inputValue());
  return {
    async send(body) {
      const data = JSON.stringify(body);
      const headers = { ...signed(secret, data), 'content-type': 'application/json' };
      const answer = await page.request.post(address.pathname, { headers, data });
      return ((await answer.json()) as { result: string }).result;
    },
  };
}

for (const { locale, words } of languages) {
  const { erp: told, clients } = words;

  test.describe(locale, () => {
    test.use({ locale });

    test('connect, watch somebody arrive, refuse to delete, former client, win back', async ({ page, club, javaScriptEnabled }) => {
      await club.addClient({ lastName: 'Durand', firstName: 'Anne', email: 'anne@exemple.example' });
      await signIn(page, club.owner);
      await page.goto(`/${club.slug}/erp`);
      await expect(page.getByText(told.comparison.taken)).toBeVisible();
      await expectNoAxeViolations(page);
      const erp = await connect(page, club.slug, words);
      await expectNoAxeViolations(page);

      await page.goto(clientsPath(club));
      await expect(page.getByRole('link', { name: clients.add })).toHaveCount(0);
      expect(await erp.send(message('created', 1, person('C-1', { lastName: 'Marchand', firstName: 'Lina' })))).toBe('applied');
      expect(await erp.send(message('created', 1, person('C-2', { email: 'anne@exemple.example', firstName: 'Anne' })))).toBe('applied');
      if (!javaScriptEnabled) await page.reload();
      await expect(page.getByRole('rowheader')).toHaveText([/Anne Durand/, /Lina Marchand/]);
      const row = page.getByRole('row').filter({ hasText: 'Lina Marchand' });
      await row.locator('details summary').click();
      await expect(row.getByText(clients.deleteInErp)).toBeVisible();
      await expect(row.getByRole('link', { name: clients.delete })).toHaveCount(0);

      await erp.send(message('deleted', 2, { id: 'C-1' }));
      await page.goto(`${clientsPath(club)}?state=former`);
      await expect(page.getByRole('rowheader')).toHaveText([/Lina Marchand/]);
      await expect(page.getByRole('row').filter({ hasText: 'Lina Marchand' })).toContainText(clients.former);
      await expectNoAxeViolations(page);
      await page.getByRole('rowheader').getByRole('link').click();
      await expect(page.getByText(clients.formerBody)).toBeVisible();
      await expect(page.getByRole('link', { name: clients.delete })).toBeVisible();
      await expectNoAxeViolations(page);

      await page.getByLabel(clients.grantUntil).fill('2099-12-31');
      await page.getByRole('button', { name: clients.grant, exact: true }).click();
      await expect(page.getByText(clients.noticeEdited)).toBeVisible();
      await expect(page.getByText('2099').first()).toBeVisible();

      await erp.send(message('updated', 3, person('C-1', { lastName: 'Marchand', firstName: 'Lina' })));
      await page.reload();
      await expect(page.getByText(clients.managedByErp)).toBeVisible();
      await page.getByRole('link', { name: clients.erpJournal }).click();
      await expect(page.getByRole('rowheader')).toHaveCount(3);
      await expectNoAxeViolations(page);
    });

    test('an ERP is connected once an import that runs has ended', async ({ page, club }) => {
      const plan = await planTestFile(club.owner, 'nom;email\nDurand;d@x.fr\n');
      const state = (to: 'committing' | 'cancelled') =>
        prisma().import.updateMany({ where: { structureId: club.id, id: plan.id }, data: { state: to } });
      await state('committing');
      await signIn(page, club.owner);
      await page.goto(`/${club.slug}/erp`);
      await page.getByRole('button', { name: told.connect }).click();
      await expect(page.getByText(told.notices['import-running'])).toBeVisible();
      await state('cancelled');
      await connect(page, club.slug, words);
    });

    test('what is held is applied, an event is looked at and played again, and the bench answers', async ({ page, club }) => {
      await signIn(page, club.owner);
      const erp = await connect(page, club.slug, words);
      for (let n = 0; n < 22; n += 1) await erp.send(message('created', 1, person(`C-${n}`)));
      const results = new Set<string>();
      for (let n = 0; n < 22; n += 1) results.add(await erp.send(message('deleted', 2, { id: `C-${n}` })));
      expect(results).toEqual(new Set(['applied', 'held']));
      await page.goto(`/${club.slug}/erp`);
      await expect(page.getByText(told.heldEvents(2))).toBeVisible();
      await expectNoAxeViolations(page);
      await page.getByRole('button', { name: told.apply }).click();
      await expect(page.getByText(told.notices['held-applied'])).toBeVisible();
      await page.goto(`${clientsPath(club)}?state=former`);
      await expect(page.getByRole('rowheader')).toHaveCount(22);

      await page.goto(`/${club.slug}/erp/journal?verdict=applied`);
      await page.getByRole('rowheader').last().getByRole('link').click();
      await expect(page.getByText(told.payloadNote)).toBeVisible();
      await expectNoAxeViolations(page);
      await page.getByRole('button', { name: told.replay }).click();
      await expect(page.getByText(told.notices.replayed)).toBeVisible();

      await page.goto(`/${club.slug}/erp/bench`);
      await expectNoAxeViolations(page);
      await page.getByLabel(told.bench.body).fill(JSON.stringify(message('created', 1, person('essai'))));
      await page.getByRole('button', { name: told.bench.tryIt }).click();
      await expect(page.getByText('"result": "applied"')).toBeVisible();
      await page.goto(`${clientsPath(club)}?q=essai`);
      await expect(page.getByRole('rowheader')).toHaveCount(0);
    });
  });
}

test.describe('in French', () => {
  test.use({ locale: 'fr-FR' });

  test('secrets are changed one beside the other, and a connection ends after a question', async ({ page, club }) => {
    const { words } = languages[0];
    const { erp: told } = words;
    await signIn(page, club.owner);
    const erp = await connect(page, club.slug, words);
    await page.goto(`/${club.slug}/erp`);
    await page.getByRole('button', { name: told.addSecret }).click();
    await expect(page.getByText(told.notices['secret-added'])).toBeVisible();
    expect(await erp.send(message('created', 1, person('C-1')))).toBe('applied');
    await page.getByRole('button', { name: told.revoke }).last().click();
    await expect(page.getByText(told.notices['secret-revoked'])).toBeVisible();
    await page.getByRole('link', { name: told.disconnect }).click();
    await expectNoAxeViolations(page);
    await page.getByRole('dialog').getByRole('button', { name: told.disconnect }).click();
    await expect(page.getByText(told.notices.disconnected)).toBeVisible();
  });
});
