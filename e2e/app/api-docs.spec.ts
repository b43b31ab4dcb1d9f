import { expect, expectNoAxeViolations, languages, test } from '#e2e/support/test.ts';
import { profileNames } from '#lib/erp/profiles/profile.ts';

type Document = { paths: Record<string, Record<string, { operationId: string }>> };

for (const { locale, words } of languages) {
  test.describe(locale, () => {
    test.use({ locale });

    test('lists every call of the document, in the reader’s language', async ({ page }) => {
      const answer = await page.request.get('/api/openapi.json');
      expect(answer.headers()['content-type']).toContain('application/json');
      const { paths } = (await answer.json()) as Document;
      await page.goto('/api/docs');
      await expect(page.getByRole('heading', { level: 1, name: words.api.title })).toBeVisible();
      for (const [path, methods] of Object.entries(paths)) {
        for (const [method, { operationId }] of Object.entries(methods)) {
          const [door = ''] = operationId.split('.');
          const { summary } = words.api.doors[door as keyof typeof words.api.doors];
          await expect(page.getByRole('heading', { level: 2, name: summary, exact: true })).toBeVisible();
          await expect(page.locator(`#${door}`)).toContainText(`${method.toUpperCase()} ${path}`);
        }
      }
      await expectNoAxeViolations(page);
    });

    test('explains how each ERP is set up, linked from the list of calls', async ({ page }) => {
      await page.goto('/api/docs');
      for (const profile of profileNames) {
        const name = words.erp.profiles[profile];
        await page.goto(`/api/docs/${profile}`);
        await expect(page.getByRole('heading', { level: 1, name: words.recipes.title(name) })).toBeVisible();
        for (const step of words.recipes.profiles[profile].steps)
          await expect(page.getByText(step, { exact: true })).toBeVisible();
        await expectNoAxeViolations(page);
        await page.getByRole('link', { name: words.recipes.all }).click();
        await expect(page.getByRole('link', { name, exact: true })).toBeVisible();
      }
      expect((await page.goto('/api/docs/none'))?.status()).toBe(404);
    });

    test('fits a narrow screen', async ({ page }) => {
      await page.setViewportSize({ width: 320, height: 700 });
      for (const path of ['/api/docs', '/api/docs/frappe', '/api/docs/resamania']) {
        await page.goto(path);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
      }
    });
  });
}
