import { expect, test } from 'vitest';
import type { Connection } from '#lib/erp/connections/connection.ts';
import { connectionOf } from '#lib/testing/erp-connection.ts';
import { toPerson } from './to-person.ts';

const person = { id: '12', email: 'zoe@exemple.example', firstName: 'Zoé', lastName: 'Durand' };

/** Fields and warnings of a person with more or other values. */
function read(more: object, settings: Partial<Connection> = {}) {
  const result = toPerson({ ...person, ...more }, connectionOf('standard', settings));
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  const { fields, warnings = [] } = result.value;
  return { ...fields, warnings: warnings.map(({ pointer, code }) => `${pointer} ${code}`) };
}

test.each([
  ['06 12 34 56 78', { phone: '+33612345678' }],
  ["'0692102503", { phone: '+262692102503' }],
  ['06 12 34 56 78 (maman)', { phone: '+33612345678', warnings: ['/data/phone phone-words'] }],
  [33612345678, { phone: '+33612345678' }],
  ['641000602.0', { phone: '+33641000602' }],
  ['02 41 10 01 10 / 06 12 34 56 78', { phone: '+33612345678', secondPhone: '+33241100110' }],
  [null, { phone: null }],
  ['', { phone: null }],
  [false, { phone: null }],
  [[null, '02 41 10 01 10', ''], { phone: '+33241100110', secondPhone: null }],
  [['N/A', '02 41 10 01 10', '06 12 34 56 78'], { phone: '+33241100110', secondPhone: '+33612345678' }],
  [[null, '', false], { phone: null, secondPhone: null }],
  [['demander Paul', '0241100110'], { phone: '+33241100110', warnings: ['/data/phone phone-unreadable'] }],
])('reads the phone %j as %j', (phone, fields) => {
  expect(read({ phone })).toMatchObject(fields);
});

test.each([
  [
    { phone: '0612345678', secondPhone: null },
    { phone: '+33612345678', secondPhone: null },
  ],
  [
    { phone: '', secondPhone: '0241100110' },
    { phone: '+33241100110', secondPhone: null },
  ],
  [{ secondPhone: '0241100110' }, { secondPhone: '+33241100110' }],
  [
    { phone: '0612345678', secondPhone: '0612345678' },
    { phone: '+33612345678', secondPhone: null },
  ],
])('reads a second phone under its own name: %j', (raw, fields) => {
  const { phone, secondPhone } = read(raw) as { phone?: string; secondPhone?: string };
  expect({ ...(phone !== undefined && { phone }), ...(secondPhone !== undefined && { secondPhone }) }).toEqual(fields);
});

test.each(['#REF!', 'N/A', '0000000000', 'néant'])('says nothing about a phone by the word %j for nothing', (phone) => {
  expect(read({ phone })).not.toHaveProperty('phone');
  expect(read({ phone })).toMatchObject({ warnings: [] });
});

test.each([{}, true, 'demander Paul', '6,41E+08', 'x'.repeat(70_000)])(
  'leaves out the unreadable phone %j with a warning',
  (phone) => {
    const { warnings, ...fields } = read({ phone });
    expect(fields).not.toHaveProperty('phone');
    expect(warnings).toHaveLength(1);
  },
);

test('reads national numbers as those of the structure’s country', () => {
  expect(read({ phone: '0470 12 34 56' }, { country: 'BE' })).toMatchObject({ phone: '+32470123456' });
});

test.each([
  ['a@exemple.example, b@exemple.example', 'a@exemple.example', ['/data/email other-address']],
  ['"Côme Lavallée" <a@exemple.example>', 'a@exemple.example', []],
  ['mailto:a@exemple.example?subject=x', 'a@exemple.example', []],
  [' \u202aa@exemple.example\u202c ', 'a@exemple.example', []],
  ['a\u0007@exemple.example', 'a@exemple.example', []],
  [[false, 'N/A', 'a@exemple.example'], 'a@exemple.example', []],
  [['zoe@', 'a@exemple.example'], 'a@exemple.example', []],
  [null, '', []],
  ['', '', []],
  ['N/A', undefined, []],
  [undefined, undefined, []],
  ['zoé', undefined, ['/data/email email-no-at']],
  ['zo\ufffd@exemple.example', undefined, ['/data/email email-odd-characters']],
  [{ at: 'x' }, undefined, ['/data/email not-text']],
])('reads the address %j as %j', (email, address, warnings) => {
  const fields: { email?: string; warnings: string[] } = read({ email });
  expect([fields.email, fields.warnings]).toEqual([address, warnings]);
});

test.each([
  [
    { lastName: 'Mme Durand', firstName: 'Zoé' },
    { lastName: 'Durand', firstName: 'Zoé' },
  ],
  [
    { lastName: undefined, firstName: undefined, fullName: 'DURAND Zoé' },
    { lastName: 'DURAND', firstName: 'Zoé' },
  ],
  [
    { lastName: null, firstName: null, fullName: 'M. Jean de la Tour' },
    { lastName: 'de la Tour', firstName: 'Jean' },
  ],
  [
    { lastName: null, firstName: 'Soleil', fullName: ['Soleil', 'Soleil'] },
    { lastName: 'Soleil', firstName: '' },
  ],
  [
    { lastName: '', firstName: 'Anne Lise', fullName: 'Anne Lise Petit' },
    { lastName: 'Petit', firstName: 'Anne Lise' },
  ],
  [
    { lastName: '', firstName: 'Zoé', fullName: 'Durand Zoé' },
    { lastName: 'Durand', firstName: 'Zoé' },
  ],
  [
    { lastName: undefined, firstName: undefined, fullName: 'Club Azur', company: true },
    { lastName: 'Club Azur', firstName: '' },
  ],
  [
    { lastName: 'Null', firstName: 'N/A' },
    { lastName: 'Null', firstName: undefined },
  ],
  [
    { lastName: undefined, firstName: null },
    { lastName: undefined, firstName: '' },
  ],
  [{ lastName: undefined }, { lastName: undefined, firstName: 'Zoé' }],
])('reads the names %j as %j', (names, expected) => {
  const { lastName, firstName }: { lastName?: string; firstName?: string } = read(names);
  expect({ lastName, firstName }).toEqual(expected);
});

test.each([
  [null, 'required'],
  ['', 'required'],
  ['N/A', 'required'],
  [{}, 'not-text'],
  ['x'.repeat(201), 'too-long'],
  ['a\ud800', 'odd-characters'],
])('leaves out the last name %j with the warning %s', (lastName, code) => {
  const { warnings, ...fields } = read({ lastName });
  expect(fields).not.toHaveProperty('lastName');
  expect(warnings).toEqual([`/data/lastName ${code}`]);
});

test('warns that one name was split, and not that a company was', () => {
  const nameless = { lastName: undefined, firstName: undefined };
  expect(read({ ...nameless, fullName: 'Zoé Durand' }).warnings).toEqual(['/data/fullName name-split']);
  expect(read({ ...nameless, fullName: 'Zoé Durand', company: true }).warnings).toEqual([]);
  expect(read({ ...nameless, fullName: 'Soleil' }).warnings).toEqual([]);
});

test('undresses names as forms and files do, and leaves the id as it is written', () => {
  expect(read({ firstName: ' Zoe\u0308\u200b ', lastName: '\u202aD’Ar\0cy\u202c' })).toMatchObject({
    firstName: 'Zoë',
    lastName: "D'Arcy",
  });
  const dressed = toPerson({ ...person, id: '="0012"' }, connectionOf('standard'));
  expect(dressed.ok && dressed.value.erpId).toBe('="0012"');
});

test('keeps what is known instead of an empty field where staff chose so', () => {
  const blank = { phone: null, email: '', firstName: false, birthDate: '' };
  expect(read(blank)).toMatchObject({ phone: null, email: '', emailKey: '', firstName: '', birthDate: null });
  expect(read(blank, { blanks: 'keeps' })).toEqual({ lastName: 'Durand', warnings: [] });
});

test('names former ids with their kind, and none that is the id itself', () => {
  const raw = {
    ...person,
    kind: 'Customer',
    formerIds: [{ id: 'Z' }, { id: 12 }, { kind: 'Contact', id: 'Z' }, { id: {} }],
  };
  const result = toPerson(raw, connectionOf('frappe'));
  expect(result.ok && result.value.formerIds).toEqual(['Customer/Z', 'Contact/Z']);
});
