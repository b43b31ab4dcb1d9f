import { expect, test } from 'vitest';
import { clientTemplate } from '#lib/clients/template.ts';
import { mapColumns } from '#lib/imports/layout/mapping.ts';
import { readPeople } from '#lib/testing/read-people.ts';
import { parseRow } from './parse-row.ts';

function parse(header: string[], cells: string[], width = header.length) {
  return parseRow(cells, { columns: mapColumns(header, []), header, width }, 'FR');
}

const simple = ['nom', 'prenom', 'email', 'tel', 'naissance'];
const named = { lastName: 'Durand', email: 'd@x.fr' };

test.each([
  [
    ['Durand', '', 'd@x.fr', '06 12 34 56 78', '12/04/1990'],
    { ...named, phone: '+33612345678', birthDate: '1990-04-12' },
  ],
  [
    ['Durand', '', 'mailto:d@x.fr', '+353 85 012 3456', '1990-04-12'],
    { ...named, phone: '+353850123456', birthDate: '1990-04-12' },
  ],
  [
    ['  Du\nrand ', '', ' d@x.fr\u200b', "'+33612345678", '12.04.1990'],
    { lastName: 'Du rand', email: 'd@x.fr', phone: '+33612345678' },
  ],
  [['Durand', '', 'd@x.fr', 'demander Paul', '12-04-1990'], { ...named, phone: null, birthDate: '1990-04-12' }],
  [['Durand'], { lastName: 'Durand', email: null }],
])('%j', (cells, fields) => {
  expect(parse(simple, cells).fields).toMatchObject(fields);
});

test.each([
  [['Durand', '', 'pas-un-email'], { code: 'email-no-at', field: 'email' }],
  [['Durand', '', ''], { code: 'email-required', field: 'email' }],
  [['', 'Luc', 'l@x.fr'], { code: 'required', field: 'lastName' }],
  [['A', '', 'a@x.fr', '', '', 'de trop'], { code: 'too-many-cells' }],
  [['A\ud800', '', 'a@x.fr'], { code: 'odd-characters', field: 'lastName' }],
  [['A'.repeat(201), '', 'a@x.fr'], { code: 'too-long', field: 'lastName' }],
  [simple, { code: 'header-again' }],
])('%j is refused', (cells, problem) => {
  expect(parse(simple, cells)).toMatchObject({ verdict: 'refused', problems: [problem] });
});

test('reports every invalid cell, not only the first', () => {
  expect(parse(simple, ['', '', 'x', 'abc', 'hier']).problems).toHaveLength(4);
});

test.each([
  [['A', '', 'a@x.fr', '3,36123E+10'], { code: 'phone-destroyed', field: 'phone', name: '3,36123E+10' }],
  [['A', '', 'a@x.fr', 'demander Paul'], { code: 'phone-unreadable', field: 'phone', name: 'demander Paul' }],
  [['A', '', 'a@x.fr', '', '31/02/1990'], { code: 'date-impossible', field: 'birthDate', name: '31/02/1990' }],
  [['A', '', 'a@x.fr', '', 'hier'], { code: 'date-unreadable', field: 'birthDate', name: 'hier' }],
])('takes %j with a warning, and leaves that cell blank', (cells, problem) => {
  expect(parse(simple, cells)).toMatchObject({
    verdict: 'usable',
    fields: { lastName: 'A', phone: null, birthDate: null },
    problems: [{ ...problem, warning: true }],
  });
});

test.each([
  ['nom prenom', 'LEFEBVRE Marie', 'LEFEBVRE', 'Marie'],
  ['nom prenom', 'Marie LEFEBVRE', 'LEFEBVRE', 'Marie'],
  ['prenom nom', 'Marie Lefebvre', 'Lefebvre', 'Marie'],
  ['nom prenom', 'Petit Paul', 'Petit', 'Paul'],
  ['nom complet', 'de la Tour Anne', 'de la Tour', 'Anne'],
  ['full name', 'Síle O’Brien', "O'Brien", 'Síle'],
  ['client', 'Dupont, Jean Marc', 'Dupont', 'Jean Marc'],
  ['client', 'Cher', 'Cher', null],
])('%s: %s', (header, name, lastName, firstName) => {
  expect(parse([header, 'email'], [name, 'a@x.fr']).fields).toMatchObject({ lastName, firstName });
});

test.each(['fr', 'en'] as const)('recognises the rows of the %s template as examples', async (locale) => {
  const { question, rows } = await readPeople(clientTemplate(locale).text, {}, locale === 'fr' ? 'FR' : 'GB');
  expect(question).toBeNull();
  expect(rows.map(({ verdict, problems }) => [verdict, problems])).toEqual([
    ['example', []],
    ['example', []],
  ]);
});

test('never shifts cells silently for a separator in a text before a blank last cell', () => {
  const header = ['email', 'nom', 'prenom', 'tel'];
  const row = parse(header, ['a@x.fr', 'Du', 'pont', 'Luc', '']);
  expect(row.problems).toContainEqual({ code: 'more-cells', warning: true });
  const everyLine = parse(header, ['a@x.fr', 'Dupont', 'Luc', '', ''], 5);
  expect(everyLine.problems).toEqual([]);
});
