import {
  expect,
  expectNoAxeViolations,
  field,
  importFile,
  importRows,
  languages,
  signIn,
  test,
} from '#e2e/support/test.ts';
import { formatDay } from '#lib/i18n/format.ts';

const payer = [
  'Nom adhérent;Prénom adhérent;Nom payeur;Email payeur;Contact',
  'Vasseur;Noélie;Vasseur;apolline@exemple.example;06 41 00 01 01',
  'Roux;Rose;Roux;rose@exemple.example;06 41 00 01 02',
].join('\r\n');
const dated = [
  'First Name,Last Name,Email,Date of Birth',
  'Maud,Archer,maud@exemple.example,04/05/1990',
  'Nell,Archer,nell@exemple.example,06/07/1988',
].join('\r\n');

for (const { locale, words } of languages) {
  const { imports } = words;
  const { reading, questions, understood, commit } = imports;
  const language = locale.startsWith('fr') ? 'fr' : 'en';
  const day = (text: string) => formatDay(language, new Date(text));

  test.describe(locale, () => {
    test.use({ locale });

    test.beforeEach(async ({ page, club }) => {
      await signIn(page, club.manager);
    });

    test('asks all at once, and takes the suggestions with one press, once for the same headers', async ({
      page,
      club,
    }) => {
      await importFile(page, club, words, { name: 'payeurs.csv', content: payer });
      await expect(page.getByText(imports.problems['to-confirm'])).toBeVisible();
      await expect(page.getByText(questions.whose.payer)).toBeVisible();
      await expect(page.getByText(questions.looksLike('phone'))).toBeVisible();
      await expect(page.getByLabel(reading.fieldOf('Email payeur'))).toHaveValue('email');
      await expect(page.getByLabel(reading.fieldOf('Contact'))).toHaveValue('phone');
      await expect(page.getByLabel(reading.fieldOf('Nom payeur'))).toHaveValue('');
      await expectNoAxeViolations(page);
      await page.getByRole('button', { name: reading.submit }).click();
      const row = importRows(page, words).getByRole('row').filter({ hasText: 'Noélie Vasseur' });
      await expect(row).toContainText('apolline@exemple.example');
      await expect(row).toContainText('06 41 00 01 01');
      await importFile(page, club, words, { name: 'encore.csv', content: payer });
      await expect(page.getByText(understood.remembered)).toBeVisible();
      await page.getByRole('button', { name: commit.submit(2, '2') }).click();
      await expect(page.getByRole('status')).toContainText(imports.outcome.created(2, '2'));
    });

    test('leaves a column out that staff do not want, and says so in the plan', async ({ page, club }) => {
      await importFile(page, club, words, { name: 'payeurs.csv', content: payer });
      await page.getByLabel(reading.fieldOf('Contact')).selectOption('');
      await page.getByRole('button', { name: reading.submit }).click();
      await expect(page.getByRole('row').filter({ hasText: 'Contact' })).toContainText(understood.leftOut);
      await expect(importRows(page, words).getByRole('row').filter({ hasText: 'Noélie Vasseur' })).not.toContainText(
        '06 41 00 01 01',
      );
    });

    test('asks in which order dates are written, in both readings, and changes it later', async ({ page, club }) => {
      await importFile(page, club, words, { name: 'clients.csv', content: dated });
      await expect(page.getByRole('group', { name: questions.dates })).toContainText(day('1990-05-04'));
      await expect(page.getByRole('group', { name: questions.dates })).toContainText(day('1990-04-05'));
      await expectNoAxeViolations(page);
      await page.getByLabel(reading.dateOrders['day-first']).check();
      await page.getByRole('button', { name: reading.submit }).click();
      await expect(importRows(page, words).getByRole('row').filter({ hasText: 'Maud Archer' })).toContainText(
        day('1990-05-04'),
      );
      await page.getByRole('link', { name: understood.change }).click();
      await expect(field(page, reading.dateOrder)).toHaveValue('day-first');
      await field(page, reading.dateOrder).selectOption('month-first');
      await page.getByRole('button', { name: reading.submit }).click();
      await expect(importRows(page, words).getByRole('row').filter({ hasText: 'Maud Archer' })).toContainText(
        day('1990-04-05'),
      );
    });
  });
}
