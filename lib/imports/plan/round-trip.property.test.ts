import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clientFieldsOf } from '#lib/clients/client-fields.ts';
import { exportCells, exportHeader } from '#lib/clients/export/export-cells.ts';
import type { KnownClient } from '#lib/clients/find-by-email-keys.ts';
import { csvDialects, csvLine } from '#lib/csv/client-csv.ts';
import { locales } from '#lib/i18n/locale.ts';
import { readPeople } from '#lib/testing/read-people.ts';
import { changesTo } from './changes-to.ts';

const region = { country: 'FR', timeZone: 'Europe/Paris' };

/** Pieces of texts that files, spreadsheets and rules give a meaning of their own. */
const pieces = [
  ...['Durand', 'Zoé', 'Élise', "O'Malley", 'D’Arcourt', 'Łukasz', 'de', 'née', 'Petit', '李', 'M.', 'Mme', 'et', '&'],
  ...[
    '=1+1',
    '+33',
    '-2',
    '@home',
    "'",
    "''",
    '"',
    '""',
    ';',
    ',',
    '|',
    '\t',
    '\\',
    '\\n',
    '<br>',
    '&amp;',
    '&eacute;',
  ],
  ...[
    '_x000D_',
    '\u00a0',
    '\u200b',
    '–',
    '—',
    '…',
    '«',
    '»',
    '(perso)',
    '#REF!',
    'NULL',
    'aucun',
    '0',
    '00',
    '1.0',
    '%',
  ],
  ...[
    '06 12 34 56 78',
    '12/03/1985',
    'a@b.fr',
    '👍',
    '°',
    ':::',
    '/',
    '*',
    'x',
    '•',
    '[',
    ']',
    '{',
    '}',
    'ﬁ',
    '＝',
    'Jr',
  ],
];
const text = fc.array(fc.constantFrom(...pieces), { maxLength: 5 }).map((list) => list.join(' '));
const glued = fc.array(fc.constantFrom(...pieces), { maxLength: 4 }).map((list) => list.join(''));
const nasty = fc.oneof(text, glued);
const lines = fc.array(nasty, { maxLength: 4 }).map((list) => list.join('\r\n'));
const phones = [
  ...['', '+33612345678', '+33241000201', '+262692123456', '+590690123456', '+508411234', '+32475123456'],
  ...['+41791234567', '+14155552671', '+442079460958', '+33639981234', '+39066982', '+33800123456'],
];
const phone = fc.constantFrom(...phones);
const day = fc
  .date({ min: new Date('1902-01-01'), max: new Date('2026-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

/** Any client that staff can save in the form. */
const client = fc
  .record({
    lastName: nasty.map((name) => `Durand ${name}`),
    firstName: nasty,
    email: fc.constantFrom('a@exemple.example', "o'neil+judo@exemple.example", 'Zoé.D@exemple.example'),
    phone,
    secondPhone: phone,
    birthDate: fc.oneof(day, fc.constant('')),
    gender: fc.constantFrom('', 'female', 'male', 'other'),
    language: fc.constantFrom('', 'fr', 'en', 'de', 'es', 'it', 'nl', 'pt'),
    memberNumber: nasty,
    // Marks at the edges of groups may look like those of the whole list.
    groups: fc.array(nasty, { maxLength: 4 }).map((groups) => groups.join(', ').replace(/["'’«»*•[\]{}]/g, '')),
    note: lines,
  })
  .map((fields) => clientFieldsOf(region).safeParse(fields))
  .filter(({ success }) => success)
  .map(({ data }) => data as NonNullable<typeof data>);

test('reads back any client that an export writes without a change', async () => {
  await fc.assert(
    fc.asyncProperty(client, fc.constantFrom(...locales), async ({ email, ...fields }, locale) => {
      const birthDate = fields.birthDate?.toISOString().slice(0, 10) ?? null;
      const known: KnownClient = {
        ...fields,
        ...{ birthDate, emailKey: email.emailKey, id: 'x', version: 1, inBin: false },
      };
      const cells = exportCells(
        { ...known, email: email.email, createdAt: new Date(), registration: undefined, invitation: undefined },
        { locale, ...region },
      );
      const { separator, mark } = csvDialects[locale];
      const content = mark + csvLine(exportHeader(locale), separator) + csvLine(cells, separator);
      const { rows } = await readPeople(content);
      expect(rows.map(({ verdict, fields: read, problems }) => [verdict, changesTo(known, read, problems)])).toEqual([
        ['usable', {}],
      ]);
    }),
    { numRuns: Number(process.env.ROUND_TRIP_RUNS ?? 300) },
  );
}, 3_600_000);
