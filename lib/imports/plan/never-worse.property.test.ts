import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { KnownClient } from '#lib/clients/find-by-email-keys.ts';
import type { ImportField } from '#lib/imports/file/import-field.ts';
import { addressDresses, blanks, dayDresses, phoneDresses, textDresses } from '#lib/testing/tables/dress.ts';
import { people, type TablePerson } from '#lib/testing/tables/people.ts';
import { changesTo } from './changes-to.ts';
import { parseRow } from './parse-row.ts';

/** What a broken export writes into a column, which no rule can read. */
const unreadable: Record<string, string[]> = {
  phone: ['abc', '3,36123E+10', '06 41', 'voir dossier', '000'],
  birthDate: ['32/13/1990', 'hier', '00/00/0000', '1,2E+4', '01/01/1900'],
  gender: ['?', 'inconnu', '#REF!'],
  language: ['klingon', '#N/A'],
  externalId: ['1,002E+11', '0', '#NOM?'],
  groups: ['-', 'NULL'],
  note: ['(vide)', '#REF!'],
};

const fields = [
  'lastName',
  'firstName',
  'email',
  'phone',
  'birthDate',
  'gender',
  'externalId',
  'groups',
  'note',
] as const;

type Cells = Record<(typeof fields)[number], string>;

const row = people.chain((all) => {
  const person = all[0] as TablePerson;
  const text = fc.constantFrom(...textDresses);
  const good: Record<(typeof fields)[number], fc.Arbitrary<string>> = {
    lastName: text.map((dress) => dress(person.lastName)),
    firstName: text.map((dress) => dress(person.firstName)),
    email: fc.constantFrom(...addressDresses).map((dress) => dress(person.email)),
    phone: fc.constantFrom(...phoneDresses).map((dress) => (person.phone ? dress(person.phone) : '')),
    birthDate: fc.constantFrom(...dayDresses).map((dress) => (person.birthDate ? dress(person.birthDate) : '')),
    gender: fc.constantFrom(person.gender),
    externalId: text.map((dress) => (person.memberNumber ? dress(person.memberNumber) : '')),
    groups: fc.constant(person.groups.join(', ')),
    note: text.map((dress) => (person.note ? dress(person.note) : '')),
  };
  const bad = (field: (typeof fields)[number]) => fc.constantFrom(...blanks, ...(unreadable[field] ?? []));
  const cell = (field: (typeof fields)[number]) => (field === 'email' ? good.email : fc.oneof(good[field], bad(field)));
  const cells = Object.fromEntries(fields.map((field) => [field, cell(field)])) as {
    [Field in keyof Cells]: fc.Arbitrary<string>;
  };
  return fc.record({ person: fc.constant(person), cells: fc.record(cells) });
});

test('replaces no good value of a client by a dressed, blank or unreadable one', () => {
  fc.assert(
    fc.property(row, ({ person, cells }) => {
      const columns = fields.map((field: ImportField) => ({
        header: field,
        field,
        rank: 0,
        question: null,
        examples: [],
      }));
      const shape = { columns, header: [...fields], width: fields.length };
      const parsed = parseRow(
        fields.map((field) => cells[field]),
        shape,
        'FR',
      );
      expect(changesTo(known(person), parsed.fields, parsed.problems)).toEqual({});
    }),
    { numRuns: 1_000 },
  );
});

function known(person: TablePerson): KnownClient {
  const { lastName, firstName, phone, secondPhone, birthDate, gender, memberNumber, groups, note } = person;
  return {
    ...{ id: 'x', version: 1, inBin: false, emailKey: person.email, language: 'fr', lastName, firstName, groups },
    phone: phone || null,
    secondPhone: secondPhone || null,
    birthDate: birthDate || null,
    gender: gender || null,
    memberNumber: memberNumber || null,
    note: note || null,
  };
}
