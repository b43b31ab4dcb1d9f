import path from 'node:path';
import { alertOf, clientsPath, download, expect, languages, signIn, test } from '#e2e/support/test.ts';

const fixtures = 'lib/imports/fixtures';

/** The same nine people in six dialects: seven good, one twice, one refused. */
const dialects = [
  'excel-fr-utf8-bom.csv',
  'excel-fr-windows-1252.csv',
  'excel-sep-line.csv',
  'excel-unicode-utf16le.txt',
  'google-sheets.csv',
  'libreoffice-lf.csv',
];

for (const { locale, words } of languages) {
  const { imports, clients } = words;

  test.describe(locale, () => {
    test.use({ locale });

    test.beforeEach(async ({ page, club }) => {
      await signIn(page, club.manager);
      await page.goto(`/${club.slug}/imports/new`);
    });

    for (const file of dialects) {
      test(`${file} as its program saved it: 7 created, 1 twice, 1 refused`, async ({ page, club }) => {
        await page.getByLabel(imports.upload.file).setInputFiles(path.join(fixtures, file));
        await page.getByRole('button', { name: imports.upload.submit }).click();
        await expect(page.getByRole('status')).toContainText(imports.noticeCommitted);
        for (const [verdict, count] of [
          ['create', 7],
          ['duplicate', 1],
          ['refused', 1],
        ] as const) {
          await expect(page.getByRole('link', { name: `${imports.chips[verdict]} ${count}` })).toBeVisible();
        }
        await page.getByRole('link', { name: `${imports.chips.refused} 1` }).click();
        await expect(page.getByRole('row').filter({ hasText: 'Durand' })).toContainText(words.problems['email-no-at']);
        await page.goto(`${clientsPath(club)}?q=coeline`);
        await expect(page.getByRole('rowheader')).toHaveText([/Cœline N’Guyen/]);
        await page.getByRole('link', { name: 'Cœline N’Guyen' }).click();
        await expect(page.getByText('06 12 34 56 78').first()).toBeVisible();
        await page.goto(`${clientsPath(club)}?q=cent`);
        await expect(page.getByRole('rowheader')).toHaveText([/Cent € Prix/]);
      });
    }

    test('titles above the header, joined names and ghost columns are understood and said', async ({ page, club }) => {
      await page.getByLabel(imports.upload.file).setInputFiles(path.join(fixtures, 'messy-titles-ghost-columns.csv'));
      await page.getByRole('button', { name: imports.upload.submit }).click();
      await expect(page.getByText('Abonnement')).toBeVisible();
      await expect(page.getByText(imports.rowProblems['phone-destroyed'])).toBeVisible();
      await page.goto(clientsPath(club));
      await expect(page.getByRole('rowheader')).toHaveText([
        /Marie Lefebvre|Marie LEFEBVRE/,
        /Paul Petit|Petit Paul/,
        /Élise Roux|Elise|Roux/,
      ]);
    });

    test('the template imports nothing of its own, and an export imports as unchanged', async ({ page, club }) => {
      const template = await download(page, () => page.getByRole('link', { name: imports.template }).first().click());
      expect(template.name).toBe(locale.startsWith('fr') ? 'modele-clients.csv' : 'clients-template.csv');
      await club.addClient({
        lastName: '=1+1',
        firstName: '@Zoé',
        email: 'zoe@exemple.example',
        phone: '06 39 98 12 34',
        birthDate: '1990-04-12',
      });
      await club.addClients(30);
      await page.goto(clientsPath(club));
      const exported = await download(page, () => page.getByRole('link', { name: clients.export }).click());
      await page.goto(`/${club.slug}/imports/new`);
      await page.getByLabel(imports.upload.file).setInputFiles({ name: exported.name, mimeType: 'text/csv', buffer: exported.content });
      await page.getByRole('button', { name: imports.upload.submit }).click();
      await expect(page.getByRole('link', { name: `${imports.chips.unchanged} 31` })).toBeVisible();
      await page.goto(`/${club.slug}/imports`);
      await expect(page.getByRole('rowheader')).toContainText([exported.name]);
    });

    const refusals: [string, string, Buffer | string][] = [
      ['nothing', imports.problems.empty, ''],
      ['a workbook', imports.problems.spreadsheet, Buffer.from('504b030414000600', 'hex')],
      ['a PDF', imports.problems.pdf, '%PDF-1.7\n'],
      ['something binary', imports.problems.binary, Buffer.from(Array.from({ length: 4_000 }, (_, index) => (index * 7) % 32))],
      ['only a header', imports.problems['no-rows'], 'Nom;E-mail\r\n'],
      ['unknown headers', imports.problems['no-known-header'], 'foo;bar\r\n1;2\r\n'],
      ['one line of 1 MB', imports.problems['no-known-header'], 'x'.repeat(1_000_000)],
      ['an open quote', imports.problems['quote-not-closed'], 'Nom;E-mail\r\n"Dupré;a@b.example\r\n'],
    ];
    for (const [what, sentence, content] of refusals) {
      test(`${what} is refused with a sentence`, async ({ page, club }) => {
        await page
          .getByLabel(imports.upload.file)
          .setInputFiles({ name: 'clients.csv', mimeType: 'text/csv', buffer: Buffer.from(content) });
        await page.getByRole('button', { name: imports.upload.submit }).click();
        await expect(alertOf(page)).toContainText(sentence);
        await page.goto(clientsPath(club));
        await expect(page.getByRole('heading', { name: clients.none.title })).toBeVisible();
      });
    }
  });
}
