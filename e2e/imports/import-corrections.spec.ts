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
  'Nom complet;E-mail;Mobile;Fixe;Naissance;Groupes',
  'DURAND Léa;famille@exemple.example;06 39 98 00 01;;12/04/1990;Yoga, Danse',
  'DURAND Max;famille@exemple.example;06 39 98 00 02;;25/12/2012;',
  'ROUX Rose;rose@exemple.example;06 39 98 00 03;3,36123E+10;01/02/1980;',
  'BLANC Luc;luc@exemple.example;06 39 98 00 04;;32/13/1990;',
  'Jean Marc Petit;jean@exemple.example;06 39 98 00 05;;03/03/1975;',
].join('\r\n');

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
      await page.getByRole('link', { name: `${chips.warned} 3` }).click();
      await expect(page.getByText(imports.warnedNote)).toBeVisible();
      await expect(rowOf(page, 'Léa DURAND')).toHaveCount(0);
      const unreadable: RowProblem = { code: 'date-impossible', field: 'birthDate', name: '32/13/1990' };
      await expect(rowOf(page, 'Luc BLANC')).toContainText(say(unreadable));
      await expect(rowOf(page, 'Rose ROUX')).toContainText(imports.rowProblems['phone-destroyed']('3,36123E+10'));
      await expectNoAxeViolations(page);
      await page.getByRole('button', { name: commit.submit(4, '4') }).click();
      await expect(page.getByRole('status')).toContainText(imports.outcome.created(4, '4'));
      await page.getByRole('link', { name: `${chips.warned} 3` }).click();
      await expect(rowOf(page, 'Luc BLANC')).toContainText(say(unreadable));
      await expect(rowOf(page, 'Léa DURAND')).toHaveCount(0);
    });

    test('gives a person of a family an address of their own', async ({ page, club }) => {
      await open(page, 'Max DURAND');
      await expect(field(page, fields.email)).toBeFocused();
      await expect(field(page, fields.email)).toHaveValue('famille@exemple.example');
      await expect(field(page, fields.phone)).toHaveValue('06 39 98 00 02');
      await expectNoAxeViolations(page);
      await field(page, fields.email).fill('max@exemple.example');
      await send(page);
      await expect(page.getByRole('status')).toContainText(corrected.create);
      await expect(rowOf(page, 'Max DURAND')).toContainText('06 39 98 00 02');
      await page.getByRole('button', { name: commit.submit(5, '5') }).click();
      await expect(page.getByRole('status')).toContainText(imports.outcome.created(5, '5'));
      expect(await club.clientNames()).toContain('Max DURAND');
    });

    test('replaces a phone that a spreadsheet destroyed', async ({ page }) => {
      await open(page, 'Rose ROUX');
      await expect(field(page, fields.phone)).toBeFocused();
      await expect(field(page, fields.phone)).toHaveValue('06 39 98 00 03 / 3,36123E+10');
      await expectNoAxeViolations(page);
      await field(page, fields.phone).fill('06 39 98 00 03 / 02 39 98 00 03');
      await send(page);
      await expect(page.getByRole('status')).toContainText(corrected.create);
      await expect(rowOf(page, 'Rose ROUX')).toContainText('06 39 98 00 03 · 02 39 98 00 03');
      await expect(page.getByRole('link', { name: `${chips.warned} 2` })).toBeVisible();
    });

    test('replaces a birth date that cannot be read, and leaves the other cells as they are', async ({ page }) => {
      await open(page, 'Luc BLANC');
      await expect(field(page, fields.birthDate)).toBeFocused();
      await expect(field(page, fields.birthDate)).toHaveValue('32/13/1990');
      await expect(page.getByText(correct.dates['day-first'])).toBeVisible();
      await field(page, fields.birthDate).fill('31/12/1990');
      await send(page);
      await expect(page.getByRole('status')).toContainText(corrected.create);
      await expect(rowOf(page, 'Luc BLANC')).toContainText('1990');
      await expect(rowOf(page, 'Luc BLANC')).toContainText('06 39 98 00 04');
      await expect(rowOf(page, 'Luc BLANC').getByRole('link', { name: correct.button })).toHaveCount(0);
    });

    test('splits a name as staff say', async ({ page }) => {
      await open(page, 'Jean');
      await expect(field(page, fields.lastName)).toBeFocused();
      await field(page, fields.lastName).fill('Petit');
      await field(page, fields.firstName).fill('Jean Marc');
      await send(page);
      await expect(page.getByRole('status')).toContainText(corrected.create);
      await expect(rowOf(page, 'Jean Marc Petit')).not.toContainText(imports.rowProblems['name-split']);
    });
  });
}
