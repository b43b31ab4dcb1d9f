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
  ['4100', {}],
  ['', {}],
])('fills in the form for %j', (typed, fields) => {
  expect(typedPerson(typed, 'FR')).toEqual(fields);
});
