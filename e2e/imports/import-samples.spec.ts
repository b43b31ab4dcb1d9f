import path from 'node:path';
import { expect, importFile, importRows, languages, signIn, test } from '#e2e/support/test.ts';

const { words } = languages[0];
const { imports } = words;

/** What a row of the plan shows of a person; `asked`: questions come first. */
type Sample = { file: string; asked?: true; people: string[][] };

const samples: Sample[] = [
  {
    file: 'first-day/google-new.csv',
    people: [
      ['Grâce Okemba', 'grace.okemba@exemple.example', '06 41 10 03 01', '02 41 10 03 01', '12 avril 1990', 'Club'],
      ['Noël Jouve', '06 41 10 03 02'],
    ],
  },
  {
    file: 'first-day/galette-labels-fr.csv',
    people: [['Reine Durand', 'reine.d2@exemple.example', '06 41 10 10 02 · 02 41 10 10 02', '12 avril 1990', 'n° 17']],
  },
  {
    file: 'first-day/helloasso-new.csv',
    people: [
      ['Louison Vernet', 'louison.vernet@exemple.example', '06 41 10 01 01', '3 mai 1991'],
      ['Émile Vernet', 'emile.vernet@exemple.example', '06 41 10 01 02', '14 novembre 2012'],
    ],
  },
  {
    file: 'first-day/mindbody-report.csv',
    people: [
      ['Sarah Chen', 'sarah.chen@exemple.example', '06 41 10 08 01', 'n° 1001'],
      ['James Wilson', 'james.w@exemple.example', '02 41 10 08 02', 'n° 1002'],
    ],
  },
  {
    file: 'first-day/outlook-fr.csv',
    people: [
      ['Ida Lacour', 'ida.lacour2@exemple.example', '06 41 10 05 01 · 02 41 10 05 01', '12 avril 1990', 'Femme'],
      ['Rémy Lacour', 'remy.lacour2@exemple.example', '06 41 10 05 02', 'Homme'],
    ],
  },
  {
    file: 'first-day/paheko.csv',
    people: [
      ['Reine Durand', 'reine.d4@exemple.example', '06 41 10 11 01', '12 avril 1990', 'n° 42'],
      ['Jean Le Gall', 'jean.lg@exemple.example', 'n° 43'],
    ],
  },
  {
    file: 'real/c01-prenom-adherent--a-email.csv',
    people: [
      ['Apolline Vasseur', 'apolline.vasseur@exemple.example', '06 41 00 01 01', '3 mai 1991'],
      ['Gwenaël Quéméneur', 'gwenael.q@exemple.example', '06 41 00 01 02', '14 novembre 1984'],
    ],
  },
  {
    file: 'real/c01-prenom-adherent--b-email-payeur.csv',
    asked: true,
    people: [['Noélie Vasseur', 'apolline.vasseur2@exemple.example']],
  },
  {
    file: 'real/c12-month-first-dates--a.csv',
    people: [
      ['Maud Archer', '12 avril 1990'],
      ['Ivor Archer', '6 mai 1971'],
      ['Nell Archer', '25 décembre 1988'],
    ],
  },
  {
    file: 'real/c21-whose-phone-in-brackets--a.csv',
    asked: true,
    people: [['Timéo Brossard', 'famille.brossard@exemple.example']],
  },
  {
    file: 'real/c21-whose-phone-in-brackets--b.csv',
    asked: true,
    people: [['Lilou Brossard', 'lilou.brossard@exemple.example']],
  },
  {
    file: 'real/c27-several-or-dressed-addresses--a.csv',
    people: [
      ['Lise Ferrand', 'lise.f@exemple.example'],
      ['Eve Ferrand', 'eve.f@exemple.example', imports.rowProblems['other-address']('eve.pro@exemple.example')],
      ['Ugo Ferrand', 'ugo.f@exemple.example'],
    ],
  },
];

/**
 * What is stored of every sample is tried in lib/imports/reading/files-of-programs.test.ts. A
 * browser shows one of each kind: without a question, with one, and with a warning.
 * `E2E_LANGUAGES=every` shows all of them.
 */
const shown = [
  'first-day/google-new.csv',
  'real/c01-prenom-adherent--b-email-payeur.csv',
  'real/c27-several-or-dressed-addresses--a.csv',
];
const tried = process.env.E2E_LANGUAGES === 'every' ? samples : samples.filter(({ file }) => shown.includes(file));

// A file is understood the same way in every mode: `npm test` looks with scripts only.
test.describe('fr-FR', () => {
  test.use({ locale: 'fr-FR' });

  for (const { file, asked, people } of tried) {
    test(`plans the people of ${file}${asked ? ', once its suggestions are accepted' : ''}`, async ({ page, club }) => {
      await signIn(page, club.manager);
      await importFile(page, club, words, path.join('lib/imports/fixtures', file));
      if (asked) await page.getByRole('button', { name: imports.reading.submit }).click();
      await expect(page.getByText(imports.detail.planned)).toBeVisible();
      for (const [name = '', ...texts] of people) {
        const row = importRows(page, words).getByRole('row').filter({ hasText: name });
        for (const text of texts) await expect(row).toContainText(text);
      }
      await expect(page.getByRole('link', { name: new RegExp(`^${imports.chips.plan.refused}`) })).toHaveCount(0);
    });
  }
});
