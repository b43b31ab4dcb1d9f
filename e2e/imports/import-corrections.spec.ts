import type { Page } from '@playwright/test';
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
import { rowProblemText } from '#lib/imports/rows/describe-problem.ts';
import type { RowProblem } from '#lib/imports/rows/row-problem.ts';

const content = [
  'Nom;Prénom;E-mail;Mobile;Fixe;Naissance;Groupes',
  'Durand;Léa;famille@exemple.example;06 41 00 05 01;;12/04/1990;Yoga, Danse',
  'Durand;Max;famille@exemple.example;06 41 00 05 02;;25/12/2012;',
  'Roux;Rose;rose@exemple.example;06 41 00 05 03;3,36123E+10;01/02/1980;',
  'Blanc;Luc;luc@exemple.example;06 41 00 05 04;;32/13/1990;',
].join('\r\n');
const joined = ['Nom complet;E-mail', 'Jean Marc Petit;jean@exemple.example'].join('\r\n');

for (const { locale, words } of languages) {
  const { imports } = words;
  const { chips, commit, correct, corrected, fields } = imports;
  const say = (problem: RowProblem) => rowProblemText(problem, locale.startsWith('fr') ? 'fr' : 'en', words);
  const rowOf = (page: Page, name: string) => importRows(page, words).getByRole('row').filter({ hasText: name });
  const open = async (page: Page, name: string) =>
    rowOf(page, name).getByRole('link', { name: correct.button }).click();
  const send = (page: Page) => page.getByRole('dialog').getByRole('button', { name: correct.submit }).click();

  test.describe(locale, () => {
    test.use({ locale });

    test.beforeEach(async ({ page, club }) => {
      await signIn(page, club.manager);
      await importFile(page, club, words, { name: 'novembre.csv', content });
      await expect(page.getByText(imports.detail.planned)).toBeVisible();
    });

    test('lists the rows with a warning, before the import and after it', async ({ page }) => {
      await page.getByRole('link', { name: `${chips.warned} 2` }).click();
      await expect(page.getByText(imports.warnedNote)).toBeVisible();
      await expect(rowOf(page, 'Léa Durand')).toHaveCount(0);
      const unreadable: RowProblem = { code: 'date-impossible', field: 'birthDate', name: '32/13/1990' };
      await expect(rowOf(page, 'Luc Blanc')).toContainText(say(unreadable));
      await expect(rowOf(page, 'Rose Roux')).toContainText(imports.rowProblems['phone-destroyed']('3,36123E+10'));
      await expectNoAxeViolations(page);
      await page.getByRole('button', { name: commit.submit(3, '3') }).click();
      await expect(page.getByRole('status')).toContainText(imports.outcome.created(3, '3'));
      await page.getByRole('link', { name: `${chips.warned} 2` }).click();
      await expect(rowOf(page, 'Luc Blanc')).toContainText(say(unreadable));
      await expect(rowOf(page, 'Léa Durand')).toHaveCount(0);
    });

    test('gives a person of a family an address of their own', async ({ page, club }) => {
      await open(page, 'Max Durand');
      await expect(field(page, fields.email)).toBeFocused();
      await expect(field(page, fields.email)).toHaveValue('famille@exemple.example');
      await expect(field(page, fields.phone)).toHaveValue('06 41 00 05 02');
      await expectNoAxeViolations(page);
      await field(page, fields.email).fill('max@exemple.example');
      await send(page);
      await expect(page.getByRole('status')).toContainText(corrected.create);
      await expect(rowOf(page, 'Max Durand')).toContainText('06 41 00 05 02');
      await page.getByRole('button', { name: commit.submit(4, '4') }).click();
      await expect(page.getByRole('status')).toContainText(imports.outcome.created(4, '4'));
      expect(await club.clientNames()).toContain('Max Durand');
    });

    test('replaces a phone that a spreadsheet destroyed', async ({ page }) => {
      await open(page, 'Rose Roux');
      await expect(field(page, fields.phone)).toBeFocused();
      await expect(field(page, fields.phone)).toHaveValue('06 41 00 05 03 / 3,36123E+10');
      await expectNoAxeViolations(page);
      await field(page, fields.phone).fill('06 41 00 05 03 / 02 41 00 05 03');
      await send(page);
      await expect(page.getByRole('status')).toContainText(corrected.create);
      await expect(rowOf(page, 'Rose Roux')).toContainText('06 41 00 05 03 · 02 41 00 05 03');
      await expect(page.getByRole('link', { name: `${chips.warned} 1` })).toBeVisible();
    });

    test('replaces a birth date that cannot be read, and leaves the other cells as they are', async ({ page }) => {
      await open(page, 'Luc Blanc');
      await expect(field(page, fields.birthDate)).toBeFocused();
      await expect(field(page, fields.birthDate)).toHaveValue('32/13/1990');
      await expect(page.getByText(correct.dates['day-first'])).toBeVisible();
      await field(page, fields.birthDate).fill('31/12/1990');
      await send(page);
      await expect(page.getByRole('status')).toContainText(corrected.create);
      await expect(rowOf(page, 'Luc Blanc')).toContainText('1990');
      await expect(rowOf(page, 'Luc Blanc')).toContainText('06 41 00 05 04');
      await expect(rowOf(page, 'Luc Blanc').getByRole('link', { name: correct.button })).toHaveCount(0);
    });

    test('splits a name as staff say', async ({ page, club }) => {
      await importFile(page, club, words, { name: 'complets.csv', content: joined });
      await expect(rowOf(page, 'Jean')).toContainText(imports.rowProblems['name-split']);
      await open(page, 'Jean');
      await expect(field(page, fields.lastName)).toBeFocused();
      await field(page, fields.lastName).fill('Petit');
      await field(page, fields.firstName).fill('Jean Marc');
      await send(page);
      await expect(page.getByRole('status')).toContainText(corrected.create);
      await expect(rowOf(page, 'Jean Marc Petit')).not.toContainText(imports.rowProblems['name-split']);
      await page.getByRole('button', { name: commit.submit(1, '1') }).click();
      await expect(page.getByRole('status')).toContainText(imports.outcome.created(1, '1'));
      expect(await club.clientNames()).toEqual(['Jean Marc Petit']);
    });
  });
}
