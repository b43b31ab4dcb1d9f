import { expect, field, importFile, importRows, languages, scriptsOnly, signIn, test } from '#e2e/support/test.ts';
import { formatDay } from '#lib/i18n/format.ts';

for (const { locale, words } of languages) {
  const { imports } = words;
  const { reading, problems } = imports;

  test.describe(locale, () => {
    test.use({ locale });

    test.beforeEach(async ({ page, club }) => {
      await signIn(page, club.manager);
    });

    test('asks which of two birth dates counts, and remembers it for the same headers', async ({ page, club }) => {
      const content = 'Nom;E-mail;Naissance;Né le\r\nDupré;a@exemple.example;12/04/1990;13/04/1990\r\n';
      await importFile(page, club, words, { name: 'deux.csv', content });
      await page.getByRole('link', { name: imports.understood.change }).click();
      await page.getByLabel(reading.fieldOf('Né le'), { exact: true }).selectOption('birthDate');
      await page.getByRole('button', { name: reading.submit }).click();
      await expect(page.getByText(problems['column-twice'](imports.fields.birthDate))).toBeVisible();
      await page.getByLabel(reading.fieldOf('Naissance'), { exact: true }).selectOption('');
      await page.getByRole('button', { name: reading.submit }).click();
      const row = importRows(page, words).getByRole('row').filter({ hasText: 'Dupré' });
      await expect(row).toContainText(formatDay(locale === 'fr-FR' ? 'fr' : 'en', new Date('1990-04-13')));
      await importFile(page, club, words, { name: 'encore.csv', content });
      await expect(page.getByText(imports.understood.remembered)).toBeVisible();
      await expect(row).toContainText(formatDay(locale === 'fr-FR' ? 'fr' : 'en', new Date('1990-04-13')));
    });

    test('takes the first filled of two address columns without a question', async ({ page, club }) => {
      const content =
        'Nom;E-mail;Courriel\r\nDupré;a@exemple.example;b@exemple.example\r\nPetit;;c@exemple.example\r\n';
      await importFile(page, club, words, { name: 'deux.csv', content });
      const rows = importRows(page, words).getByRole('row');
      await expect(rows.filter({ hasText: 'Dupré' })).toContainText(
        imports.rowProblems['other-address']('b@exemple.example'),
      );
      await expect(rows.filter({ hasText: 'Petit' })).toContainText('c@exemple.example');
    });

    test('asks about columns with unknown headers, with their first cells', async ({ page, club }) => {
      await importFile(page, club, words, {
        name: 'inconnu.csv',
        content: 'foo;bar\r\nDupré;a@exemple.example\r\nPetit;b@exemple.example\r\n',
      });
      await expect(page.getByText(problems['to-confirm'])).toBeVisible();
      await expect(page.getByText('a@exemple.example · b@exemple.example')).toBeVisible();
      await expect(page.getByLabel(reading.fieldOf('foo'))).toHaveValue('lastName');
      await expect(page.getByLabel(reading.fieldOf('bar'))).toHaveValue('email');
      await page.getByRole('button', { name: reading.submit }).click();
      await expect(page.getByRole('button', { name: imports.commit.submit(2, '2') })).toBeVisible();
    });
  });
}

const { imports } = languages[0].words;
const { reading, understood } = imports;

test.describe('in French', () => {
  test.use({ locale: 'fr-FR' });

  test.beforeEach(async ({ page, club }) => {
    await signIn(page, club.manager);
  });

  test('reads a file without a header line', scriptsOnly, async ({ page, club }) => {
    await importFile(page, club, languages[0].words, {
      name: 'nu.csv',
      content: 'Dupré;a@exemple.example\r\nPetit;b@exemple.example\r\n',
    });
    await expect(field(page, reading.header)).toHaveValue('0');
    await page.getByLabel(reading.fieldOf(reading.number('1'))).selectOption('lastName');
    await page.getByLabel(reading.fieldOf(reading.number('2'))).selectOption('email');
    await page.getByRole('button', { name: reading.submit }).click();
    await expect(page.getByText(understood.noHeader)).toBeVisible();
    await page.getByRole('button', { name: imports.commit.submit(2, '2') }).click();
    await expect(page.getByRole('status')).toContainText(imports.outcome.created(2, '2'));
    expect(await club.clientNames()).toEqual(['Dupré', 'Petit']);
  });

  test('changes separator, encoding and header line manually, with Cancel on the way', async ({ page, club }) => {
    const macRoman = Buffer.from('Export\r\nNom;E-mail;Notes\r\nDupr\x8e;a@exemple.example;x,y\r\n', 'latin1');
    await importFile(page, club, languages[0].words, { name: 'mac.csv', content: macRoman });
    await page.getByRole('link', { name: understood.change }).click();
    await page.getByRole('link', { name: reading.cancel }).click();
    const row = importRows(page, languages[0].words).getByRole('row').filter({ hasText: 'a@exemple.example' });
    await expect(row).toContainText('Dupré');
    await page.getByRole('link', { name: understood.change }).click();
    await field(page, reading.encoding).selectOption('windows-1252');
    await page.getByRole('button', { name: reading.submit }).click();
    await expect(row).toContainText('DuprŽ');
    await page.getByRole('link', { name: understood.change }).click();
    await field(page, reading.encoding).selectOption('macintosh');
    await page.getByRole('button', { name: reading.submit }).click();
    await expect(page.getByText('MacRoman', { exact: true })).toBeVisible();
    await expect(row).toContainText('Dupré');
    await page.getByRole('link', { name: understood.change }).click();
    await field(page, reading.separator).selectOption(',');
    await page.getByRole('button', { name: reading.submit }).click();
    await expect(page.getByText(imports.problems['column-missing'](imports.fields.email))).toBeVisible();
    await field(page, reading.separator).selectOption('');
    await field(page, reading.header).selectOption('');
    await page.getByRole('button', { name: reading.submit }).click();
    await expect(page.getByRole('button', { name: imports.commit.submit(1, '1') })).toBeVisible();
  });

  test('keeps 500 columns usable', scriptsOnly, async ({ page, club }) => {
    const header = Array.from({ length: 500 }, (_, index) => (index === 0 ? 'Nom' : `Colonne ${index + 1}`));
    const row = Array.from({ length: 500 }, (_, index) => (index === 480 ? 'a@exemple.example' : `v${index}`));
    await importFile(page, club, languages[0].words, {
      name: 'large.csv',
      content: `${header.join(';')}\r\n${row.join(';')}\r\n`,
    });
    await page.getByLabel(reading.fieldOf('Colonne 481'), { exact: true }).selectOption('email');
    await page.getByRole('button', { name: reading.submit }).click();
    await page.getByRole('button', { name: imports.commit.submit(1, '1') }).click();
    await expect(page.getByRole('status')).toContainText(imports.outcome.created(1, '1'));
  });
});
