import { expect, test } from 'vitest';
import { dictionaryOf } from '#lib/i18n/dictionary.ts';
import { typedValues } from './typed-values.ts';

const typed = (fields: [string, string | File][]) => {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  return typedValues(form, dictionaryOf('fr'));
};

test('returns what was typed, with the label of the field where it is known', () => {
  expect(
    typed([
      ['lastName', 'Durand'],
      ['birthDate', '12/04/1990'],
      ['reason', 'Cotisation à régler'],
      ['note', 'Vient le mardi\navec <Ève>'],
      ['toString', 'as typed'],
    ]),
  ).toEqual([
    { label: 'Nom', text: 'Durand' },
    { label: 'Date de naissance', text: '12/04/1990' },
    { label: '', text: 'Cotisation à régler' },
    { label: 'Note', text: 'Vient le mardi\navec <Ève>' },
    { label: '', text: 'as typed' },
  ]);
});

test('returns no secret, no file, no empty field and nothing that the form carries unseen', () => {
  expect(
    typed([
      ['$ACTION_REF_1', ''],
      ['$ACTION_1:1', '[{"values":{}}]'],
      ['$ACTION_KEY', 'k8d7f8d7f'],
      ['structure', 'club'],
      ['id', '0190b6c1-0000-7000-8000-000000000000'],
      ['client', '0190b6c1-0000-7000-8000-000000000000'],
      ['seen', 'mL4YgBdD8Q0m5cJkqM2h8n3X5s9tVw1yZ7a6'],
      ['password', 'a secret of mine'],
      ['newPassword', 'a secret of mine'],
      ['proofCode', '123456'],
      ['token', 'abc'],
      ['apiKey', 'abc'],
      ['ticked', 'on'],
      ['phone', '  '],
      ['file', new File(['a'], 'a.csv')],
    ]),
  ).toEqual([]);
});
