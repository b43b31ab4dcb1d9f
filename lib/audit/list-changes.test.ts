import { expect, test } from 'vitest';
import { dictionaryOf } from '#lib/i18n/dictionary.ts';
import { listChanges } from './list-changes.ts';

test('shows a gender and a language in the words of the form, and another value as it is', () => {
  const changes = {
    gender: { before: null, after: 'female' },
    language: { before: 'fr', after: 'xx' },
    groups: { before: ['Lundi', 'Mardi'], after: null },
  };
  expect(listChanges(dictionaryOf('fr'), changes)).toEqual([
    { field: 'gender', label: 'Genre', before: null, after: 'Femme' },
    { field: 'language', label: 'Langue', before: 'Français', after: 'xx' },
    { field: 'groups', label: 'Groupes', before: 'Lundi, Mardi', after: null },
  ]);
});
