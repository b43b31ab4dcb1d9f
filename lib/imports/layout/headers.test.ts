import { expect, test } from 'vitest';
import { fieldOf, isLeftOut } from './headers.ts';

test.each([
  ['NOM PRENOM*', 'fullName'],
  ['Courriel (obligatoire)', 'email'],
  ['E-MAIL', 'email'],
  ['Tél.', 'phone'],
  ['N° adhérent', 'externalId'],
  ['Né(e) le', 'birthDate'],
  ['Née le', 'birthDate'],
  ['Date de naissance :', 'birthDate'],
  ['nom du chien', null],
  ['Prénom', 'firstName'],
  ['Member number', 'externalId'],
  ['', null],
])('%s is %s', (header, field) => {
  expect(fieldOf(header)).toBe(field);
});

test('distinguishes known columns to leave out from unknown ones', () => {
  expect(['IBAN', 'Code postal', 'erreur', 'Notes'].map(isLeftOut)).toEqual([true, true, true, true]);
  expect(isLeftOut('Nom')).toBe(false);
});
