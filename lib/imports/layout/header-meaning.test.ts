import { expect, test } from 'vitest';
import { headerMeaning } from './header-meaning.ts';

test.each([
  ['Nom adhérent', 'lastName'],
  ['Prénom adhérent', 'firstName'],
  ['NomFamille', 'lastName'],
  ['Last Name', 'lastName'],
  ['First Name', 'firstName'],
  ['NumAdherent', 'externalId'],
  ["Numéro d'adhérent :", 'externalId'],
  ['N° licence', 'externalId'],
  ['Numéro de membre', 'externalId'],
  ['ID', 'externalId'],
  ['Member ID', 'externalId'],
  ['Nom & prénom', 'fullName'],
  ['Nom complet', 'fullName'],
  ['Full name', 'fullName'],
  ['Name', 'fullName'],
  ['Adresse E-Mail', 'email'],
  ['Adresse de courrier', 'email'],
  ['E-mail 1 - Value', 'email'],
  ['Courriel :', 'email'],
  ['TelMobile', 'phone'],
  ['Tél. fixe', 'phone'],
  ['GSM :', 'phone'],
  ['Numéro de téléphone', 'phone'],
  ['Phone 1 - Value', 'phone'],
  ['DateNaissance', 'birthDate'],
  ['Date de naissance complète', 'birthDate'],
  ['Date of Birth', 'birthDate'],
  ['Anniversaire', 'birthDate'],
  ['Né(e) le', 'birthDate'],
  ['Civilité :', 'gender'],
  ['Genre :', 'gender'],
  ['Labels', 'groups'],
  ['Notes', 'note'],
  ['Nom (enfant)', 'lastName'],
])('reads %s as %s', (header, field) => {
  expect(headerMeaning(header)).toMatchObject({ field, isOther: false });
});

test.each([
  ['Nom payeur', 'lastName'],
  ['Email payeur', 'email'],
  ['Téléphone (personne à prévenir)', 'phone'],
  ['Date de naissance (du responsable)', 'birthDate'],
  ['E-mail (mère)', 'email'],
  ['Tél. (école)', 'phone'],
  ['Téléphone (bureau)', 'phone'],
  ['Emergency contact phone', 'phone'],
])('reads %s as the %s of another person', (header, field) => {
  expect(headerMeaning(header)).toMatchObject({ field, isOther: true });
});

test.each([
  'Nom du chien',
  'Référence commande',
  'Date de la commande',
  'Statut',
  'Tarif',
  'Adresse postale',
  'Code postal',
  'Ville',
  "Date d'inscription",
  "Inscription à la lettre d'information",
  'E-mail 1 - Label',
  "Nom complet de l'adresse de courrier",
  'Télécopie (bureau)',
  'Middle Name',
  'Deuxième prénom',
  'Phonetic First Name',
  'Last Visit',
  'Date Added',
  'Lieu de naissance',
  "Nom d'utilisateur",
  'Rue (domicile)',
  '__proto__',
  'constructor',
  '',
])('reads no field in %j', (header) => {
  expect(headerMeaning(header).field).toBeNull();
});

test('puts a mobile phone before a home phone, and that before one at work', () => {
  const ranks = ['Tél. mobile', 'Téléphone', 'Téléphone (domicile)', 'Téléphone (bureau)'].map(
    (header) => headerMeaning(header).rank,
  );
  expect(ranks).toEqual(ranks.toSorted((one, other) => one - other));
});
