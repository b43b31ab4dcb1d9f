import { expect, test } from 'vitest';
import { addressFinder } from './address-pattern.ts';

const finds = addressFinder('ann.b+1@x-y.fr');

test.each([
  'ann.b+1@x-y.fr',
  'a;ann.b+1@x-y.fr;b',
  'Écrire à ann.b+1@x-y.fr.',
  '<ann.b+1@x-y.fr>',
  'mailto:ann.b+1@x-y.fr?subject=x',
  '{"note":"tel\\nann.b+1@x-y.fr"}',
  'ligne\nann.b+1@x-y.fr\r\n',
  'l’adresse d’ann.b+1@x-y.fr-',
])('finds the address in %j', (text) => {
  expect(finds(text)).toBe(true);
});

test.each([
  'joann.b+1@x-y.fr',
  'jo.ann.b+1@x-y.fr',
  'jo-ann.b+1@x-y.fr',
  'ann.b+1@x-y.fr.example',
  'ann.b+1@x-y.france',
  'ann.b+1@x-y.fr-ance.example',
  'annxb+1@x-y.fr',
  'ann.b1@x-y.fr',
  '',
])('finds another address, %j, not to be it', (text) => {
  expect(finds(text)).toBe(false);
});
