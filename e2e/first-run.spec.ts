import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { alertOf, expect, field, languages, test } from '#e2e/support/test.ts';
import { type Product, startProduct } from '#lib/commands/product.ts';

for (const { locale, words } of languages) {
  test.describe(locale, () => {
    test.use({ locale });

    let folder: string;
    let product: Product;

    test.beforeEach(async () => {
      folder = await mkdtemp(path.join(tmpdir(), 'club-first-run-'));
      product = await startProduct(folder);
    });

    test.afterEach(async () => {
      await product.stop();
      await rm(folder, { recursive: true, force: true });
    });

    test('the printed address opens the first club, once', async ({ page }) => {
      const welcome = product.welcomeUrl();
      if (!welcome) throw new Error('the first start printed no address');
      expect((await page.goto(welcome.replace(/token=.*/, 'token=guessed')))?.status()).toBe(404);

      await page.goto(welcome);
      await page.locator('input[name=password]').fill('court');
      await page.getByRole('button', { name: words.staff.open }).click();
      await expect(alertOf(page)).toBeVisible();

      await field(page, words.staff.structureName).fill('Club Lumière');
      await field(page, words.staff.name).fill('Nadia Benali');
      await field(page, words.staff.email).fill('nadia@club-lumiere.example');
      await page.locator('input[name=password]').fill('une phrase assez longue');
      await page.getByLabel(words.staff.demo).check();
      await page.getByRole('button', { name: words.staff.open }).click();
      await expect(page.getByRole('heading', { level: 1, name: words.clients.title })).toBeVisible();
      await expect(page).toHaveURL(/\/club-lumiere\/clients/);
      await expect(page.getByRole('rowheader')).not.toHaveCount(0);
      expect((await page.goto(welcome))?.status()).toBe(404);
    });
  });
}
