import { describe, expect, test } from 'vitest';
import { chooseColumns } from './choose-columns.ts';
import { emptyProfile, profileCell } from './column-profile.ts';

function choose(table: string) {
  const [header = [], ...rows] = table.split('\n').map((line) => line.split(';'));
  const profiles = header.map((_, index) => {
    const profile = emptyProfile();
    for (const row of rows) profileCell(profile, row[index] ?? '');
    return profile;
  });
  return chooseColumns(header, profiles);
}
const fields = (table: string) => choose(table).map(({ field, question }) => (question ? `${field}?` : field));

describe('chooseColumns', () => {
  test('prefers the columns of the client to those of the payer', () => {
    expect(
      fields(
        'Nom adhérent;Prénom adhérent;Nom payeur;Email payeur;e-mail\nVernet;Louison;Vernet;p@x.example;l@x.example',
      ),
    ).toEqual(['lastName', 'firstName', null, null, 'email']);
  });

  test('asks about the e-mail of the payer where there is no other', () => {
    expect(fields('Nom adhérent;Prénom adhérent;Email payeur\nVasseur;Noélie;a@x.example')).toEqual([
      'lastName',
      'firstName',
      'email?',
    ]);
  });

  test('suggests to leave the birth date of a parent out', () => {
    expect(fields('Nom;Email;Date de naissance (du responsable)\nB;b@x.example;17/02/1980')).toEqual([
      'lastName',
      'email',
      'null?',
    ]);
  });

  test('keeps several phones, mobile first', () => {
    const choices = choose('Nom;E-mail;Tél. fixe;Tél. mobile\nT;t@x.example;02 41 00 02 01;06 41 00 02 01');
    expect(choices.map(({ field }) => field)).toEqual(['lastName', 'email', 'phone', 'phone']);
    expect(choices[3]?.rank).toBeLessThan(choices[2]?.rank ?? 0);
  });

  test('asks about a column whose content looks like a field that no header names', () => {
    expect(fields('Nom;Contact web;Joindre\nDurand;r@x.example;06 41 00 02 01')).toEqual([
      'lastName',
      'email?',
      'phone?',
    ]);
  });

  test('asks about nothing in an empty column', () => {
    expect(fields('Nom;Email;Email payeur;Inconnu\nDurand;r@x.example;;')).toEqual(['lastName', 'email', null, null]);
  });

  test('takes a full name for the last name beside a first name, and leaves it out beside both', () => {
    expect(fields('Nom complet;Prénom;Email\nDurand;Reine;r@x.example')).toEqual(['lastName', 'firstName', 'email']);
    expect(fields('Nom complet;Nom;Prénom;Email\nD R;Durand;Reine;r@x.example')).toEqual([
      null,
      'lastName',
      'firstName',
      'email',
    ]);
  });

  test('takes a full name where it alone tells the first names', () => {
    expect(fields('Nome completo;Apelido;Email\nJoão Silva;Silva;j@x.example')).toEqual(['fullName', null, 'email']);
    expect(fields('Nom complet;Nom;Email\nDR;Durand;r@x.example')).toEqual([null, 'lastName', 'email']);
  });

  test('keeps the name at birth behind the everyday name', () => {
    const choices = choose(
      "Nom de naissance;Nom d'usage;Prénom;E-mail\nAubry;;Lola;l@x.example\nBesson;Carlin;M;m@x.example",
    );
    expect(choices.slice(0, 2).map(({ field }) => field)).toEqual(['lastName', 'lastName']);
    expect(choices[1]?.rank).toBeLessThan(choices[0]?.rank ?? 0);
  });

  test('asks about the address of a parent where clients have none of their own', () => {
    expect(fields('Nom;E-mail;E-mail responsable\nErn;;r@x.example\nFol;f@x.example;s@x.example')).toEqual([
      'lastName',
      'email',
      'email?',
    ]);
  });

  test('takes a bare number for that of the order in a file of orders', () => {
    expect(fields('Numéro;Nom;Email;Nom acheteur\n12;Ern;e@x.example;Ern')[0]).toBeNull();
    expect(fields('Numéro;Nom;Email\n12;Ern;e@x.example')[0]).toBe('externalId');
  });

  test('takes no column about a child for the birth date of the parent', () => {
    expect(fields('Nom;Prénom;Prénom enfant;Né le (enfant);Email\nErn;A;B;01/02/2015;e@x.example')).toEqual([
      'lastName',
      'firstName',
      null,
      'null?',
      'email',
    ]);
  });

  test('suggests the payers where the file names no other person', () => {
    expect(fields('Nom payeur;Prénom payeur;Email payeur;Montant\nErn;Ana;e@x.example;10')).toEqual([
      'lastName?',
      'firstName?',
      'email?',
      null,
    ]);
  });

  test('suggests no recent day and no id beside a phone', () => {
    expect(fields('Nom;Email;Tél;Fait;Clé\nErn;e@x.example;0641000201;2099-01-01;391000001')).toEqual([
      'lastName',
      'email',
      'phone',
      null,
      null,
    ]);
  });
});
