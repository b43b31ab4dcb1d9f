import { expect, test } from 'vitest';
import { typedPerson } from './typed-person.ts';

test.each([
  ['hélène dupré', { firstName: 'Hélène', lastName: 'Dupré' }],
  ['DUPRÉ Hélène', { firstName: 'Hélène', lastName: 'DUPRÉ' }],
  ['dupré', { firstName: '', lastName: 'Dupré' }],
  ['jean-luc d’arcy', { firstName: 'Jean-Luc', lastName: "D'Arcy" }],
  ['a@b.example', { email: 'a@b.example' }],
  ['06 12 34 56 78', { phone: '+33612345678' }],
  ['dupré 06 12 34 56 78', { firstName: '', lastName: 'Dupré', phone: '+33612345678' }],
  ['Dupont 12/03/1985', { firstName: '', lastName: 'Dupont', birthDate: '12/03/1985' }],
  ['A-00451', { memberNumber: 'A-00451' }],
  ['zoé dupont A-00451', { firstName: 'Zoé', lastName: 'Dupont', memberNumber: 'A-00451' }],
  ['dupont 4100', { firstName: '', lastName: 'Dupont' }],
  ['4100', {}],
  ['', {}],
])('fills in the form for %j', (typed, fields) => {
  expect(typedPerson(typed, 'FR')).toEqual(fields);
});
