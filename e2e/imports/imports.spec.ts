import path from 'node:path';
import {
  alertOf,
  clientsPath,
  download,
  expect,
  importFile,
  importRows,
  languages,
  signIn,
  test,
} from '#e2e/support/test.ts';
import { rowProblemText } from '#lib/imports/rows/describe-problem.ts';

const fixtures = 'lib/imports/fixtures';

/**
 * The same nine people in six dialects: seven valid, one duplicate, one refused. Their plans are
 * tried in lib/imports/plan/plan-import.database.test.ts; a browser shows one in each language, and
 * all of them where `E2E_LANGUAGES=every`.
 */
const dialects = [
  ['excel-fr-utf8-bom.csv', ';', 'UTF-8'],
  ['excel-fr-windows-1252.csv', ';', 'Windows-1252'],
  ['excel-sep-line.csv', ';', 'Windows-1252'],
  ['excel-unicode-utf16le.txt', '\t', 'UTF-16 LE'],
  ['google-sheets.csv', ',', 'UTF-8'],
  ['libreoffice-lf.csv', ',', 'UTF-8'],
] as const;

const everyDialect = process.env.E2E_LANGUAGES === 'every';

for (const { locale, words } of languages) {
  const { imports, clients } = words;
  const at = locale === 'fr-FR' ? 1 : 0;

  test.describe(locale, () => {
    test.use({ locale });

    test.beforeEach(async ({ page, club }) => {
      await signIn(page, club.manager);
    });

    // The dialect and the language of the page have nothing to do with each other.
    for (const [file, separator, encoding] of everyDialect ? dialects : dialects.slice(at, at + 1)) {
      test(`plans ${file} as its program saved it, then creates 7, with 1 duplicate and 1 refused`, async ({
        page,
        club,
      }) => {
        await importFile(page, club, words, path.join(fixtures, file));
        await expect(page.getByText(imports.detail.planned)).toBeVisible();
        await expect(page.getByText(imports.understood.separators[separator] ?? '')).toBeVisible();
        await expect(page.getByText(encoding, { exact: true })).toBeVisible();
        expect(await club.clientNames()).toEqual([]);
        for (const [kind, count] of [
          ['create', 7],
          ['duplicate', 1],
          ['refused', 1],
        ] as const) {
          await expect(page.getByRole('link', { name: `${imports.chips.plan[kind]} ${count}` })).toBeVisible();
        }
        await page.getByRole('link', { name: `${imports.chips.plan.refused} 1` }).click();
        await expect(importRows(page, words).getByRole('row').filter({ hasText: 'Durand' })).toContainText(
          rowProblemText({ code: 'email-no-at', field: 'email' }, locale.startsWith('fr') ? 'fr' : 'en', words),
        );
        await expect(importRows(page, words).getByRole('rowheader')).toHaveCount(1);
        await page.getByRole('button', { name: imports.commit.submit(7, '7') }).click();
        await expect(page.getByRole('status')).toContainText(imports.outcome.created(7, '7'));
        await page.goto(`${clientsPath(club)}?q=coeline`);
        await expect(page.getByRole('rowheader')).toHaveText([/Cœline N'Guyen/]);
        await page.getByRole('link', { name: "Cœline N'Guyen" }).click();
        await expect(page.getByText('06 12 34 56 78').first()).toBeVisible();
        await page.goto(`${clientsPath(club)}?q=cent`);
        await expect(page.getByRole('rowheader')).toHaveText([/Cent € Prix/]);
      });
    }

    test('reads titles above the header, joined names and ghost columns, and shows it', async ({ page, club }) => {
      await importFile(page, club, words, path.join(fixtures, 'messy-titles-ghost-columns.csv'));
      await expect(page.getByRole('row').filter({ hasText: 'Abonnement' })).toContainText(imports.understood.leftOut);
      await expect(page.getByText(imports.rowProblems['phone-destroyed']('3,36123E+10'))).toBeVisible();
      await page.getByRole('button', { name: imports.commit.submit(3, '3') }).click();
      await expect(page.getByRole('status')).toBeVisible();
      await page.goto(clientsPath(club));
      await expect(page.getByRole('rowheader')).toHaveText([
        /Marie Lefebvre|Marie LEFEBVRE/,
        /Paul Petit|Petit Paul/,
        /Élise Roux|Elise|Roux/,
      ]);
    });

    test('imports nothing from the template, and nothing from an export', async ({ page, club }) => {
      await page.goto(`/${club.slug}/imports/new`);
      const template = await download(page, () => page.getByRole('link', { name: imports.template }).first().click());
      expect(template.name).toBe(locale.startsWith('fr') ? 'modele-clients.csv' : 'clients-template.csv');
      await importFile(page, club, words, template);
      await expect(page.getByRole('link', { name: `${imports.chips.plan.example} 2` })).toBeVisible();
      await expect(page.getByText(imports.commit.nothing)).toBeVisible();
      await club.addClient({
        lastName: '=1+1',
        firstName: '@Zoé',
        email: 'zoe@exemple.example',
        phone: '06 41 98 12 34',
      });
      await club.addClients(30);
      await page.goto(clientsPath(club));
      const exported = await download(page, () => page.getByRole('link', { name: clients.export }).click());
      await importFile(page, club, words, exported);
      await expect(page.getByRole('link', { name: `${imports.chips.plan.unchanged} 31` })).toBeVisible();
      await expect(page.getByText(imports.commit.nothing)).toBeVisible();
    });

    const refusals: [string, string, Buffer | string][] = [
      ['nothing', imports.problems.empty, ''],
      ['a workbook', imports.problems.spreadsheet, Buffer.from('504b030414000600', 'hex')],
      ['a PDF', imports.problems.pdf, '%PDF-1.7\n'],
      [
        'something binary',
        imports.problems.binary,
        Buffer.from(Array.from({ length: 4_000 }, (_, index) => (index * 7) % 32)),
      ],
    ];
    test('explains why nothing, a workbook, a PDF and other bytes never become an import', async ({ page, club }) => {
      for (const [what, sentence, content] of refusals) {
        await importFile(page, club, words, { name: 'clients.csv', content });
        await expect(alertOf(page), what).toContainText(sentence);
      }
      expect(await club.importStates()).toEqual([]);
    });

    const unreadable: [string, string, Buffer | string][] = [
      ['only a header', imports.problems['no-rows'], 'Nom;E-mail\r\n'],
      ['one line of 1 MB', imports.problems['no-known-header'], 'x'.repeat(1_000_000)],
      [
        'a row of over 1 MB',
        imports.problems['record-too-big'],
        `Nom;E-mail\r\n${'x'.repeat(1_100_000)};a@b.example\r\n`,
      ],
    ];
    test('refuses every unreadable file with its sentence, which the history keeps', async ({ page, club }) => {
      for (const [index, [what, sentence, content]] of unreadable.entries()) {
        await importFile(page, club, words, { name: `clients-${index}.csv`, content });
        await expect(page.getByRole('status'), what).toContainText(sentence);
      }
      await page.goto(`/${club.slug}/imports`);
      for (const index of unreadable.keys())
        await expect(page.getByRole('row').filter({ hasText: `clients-${index}.csv` })).toContainText(
          imports.states.failed,
        );
      expect(await club.clientNames()).toEqual([]);
    });
  });
}
