import { download, expect, importRows, languages, signIn, test } from '#e2e/support/test.ts';
import { rowProblemText } from '#lib/imports/rows/describe-problem.ts';

for (const { locale, words } of languages) {
  test.describe(locale, () => {
    test.use({ locale });

    test('downloads refused rows as a file, which is corrected and imported again', async ({ page, club }) => {
      const french = locale.startsWith('fr');
      const id = await club.addImport();
      await signIn(page, club.manager);
      await page.goto(`/${club.slug}/imports/${id}`);
      const file = await download(page, () =>
        page.getByRole('link', { name: words.imports.outcome.toCorrect(1, '1') }).click(),
      );
      expect(file.name).toBe(`google-sheets-${french ? 'a-corriger' : 'to-correct'}.csv`);
      const text = file.content.toString();
      expect(text.split('\r\n')[0]).toBe(
        `Nom,Prénom,E-mail,Téléphone,Date de naissance,${french ? 'erreur,ligne' : 'error,line'}`,
      );
      const problem = { code: 'email-no-at', field: 'email' } as const;
      expect(text).toContain(rowProblemText(problem, french ? 'fr' : 'en', words));

      await page.goto(`/${club.slug}/imports/new`);
      const corrected = Buffer.from(text.replace('pas-un-email', 'durand@exemple.example'));
      await page
        .getByLabel(words.imports.upload.file)
        .setInputFiles({ name: 'google-sheets-corrige.csv', mimeType: 'text/csv', buffer: corrected });
      await page.getByRole('button', { name: words.imports.upload.submit }).click();
      const rows = importRows(page, words);
      await expect(rows.getByRole('rowheader')).toHaveCount(1);
      await expect(rows.getByText('durand@exemple.example')).toBeVisible();
    });
  });
}
