import { expect, test } from 'vitest';
import { otherPersonOf } from './other-person.ts';

test.each([
  ['Email payeur', 'payer'],
  ['buyerEmail', 'payer'],
  ['Téléphone (personne à prévenir)', 'emergency'],
  ['Tél. (école)', 'school'],
  ['E-mail (mère)', 'parent'],
  ['Mobile du représentant légal', 'parent'],
  ['Téléphone conjoint', 'spouse'],
  ['Work Phone', 'work'],
  ['Téléphone médecin', 'other'],
  ['Email', 'other'],
  ['', 'other'],
] as const)('tells that %s is about: %s', (header, person) => {
  expect(otherPersonOf(header)).toBe(person);
});
