import path from 'node:path';
import { dragFiles } from '#e2e/support/drop-files.ts';
import { alertOf, expect, expectNoAxeViolations, languages, signIn, test } from '#e2e/support/test.ts';

const fixtures = path.resolve('lib/imports/fixtures');
const file = path.join(fixtures, 'google-sheets.csv');

for (const { locale, words } of languages) {
  const { imports } = words;
  const { upload } = imports;

  test.describe(locale, () => {
    test.use({ locale });

    test.beforeEach(async ({ page, club }) => {
      await signIn(page, club.manager);
      await page.goto(`/${club.slug}/imports/new`);
    });

    test('reads a file that is dropped anywhere on the page', async ({ page, javaScriptEnabled }) => {
      test.skip(!javaScriptEnabled, 'A page takes no dropped file without scripts.');
      await expect(page.getByText(upload.dropHint)).toBeVisible();
      const dragged = await dragFiles(page, [file]);
      await expect(page.getByText(upload.drop, { exact: true })).toBeVisible();
      await expectNoAxeViolations(page);
      await dragged.drop();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('google-sheets.csv');
      await expect(page.getByText(imports.detail.planned)).toBeVisible();
    });

    test('explains why several files or a folder are not read', async ({ page, javaScriptEnabled }) => {
      test.skip(!javaScriptEnabled, 'A page takes no dropped file without scripts.');
      await expect(page.getByText(upload.dropHint)).toBeVisible();
      await (await dragFiles(page, [file, path.join(fixtures, 'libreoffice-lf.csv')])).drop();
      await expect(alertOf(page)).toContainText(upload.dropped.several);
      await expectNoAxeViolations(page);
      await (await dragFiles(page, [fixtures])).drop();
      await expect(alertOf(page)).toContainText(upload.dropped.folder);
      await page.getByLabel(upload.file).setInputFiles(file);
      await expect(alertOf(page)).toHaveCount(0);
    });

    test('offers only the file field without scripts', async ({ page, javaScriptEnabled }) => {
      test.skip(javaScriptEnabled, 'With scripts a file can be dropped too.');
      await expect(page.getByLabel(upload.file)).toBeVisible();
      await expect(page.getByText(upload.dropHint)).toHaveCount(0);
    });
  });
}
