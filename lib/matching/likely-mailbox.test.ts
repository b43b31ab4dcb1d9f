import { expect, test } from 'vitest';
import { likelyMailbox } from './likely-mailbox.ts';

test.each([
  ['éric.dupré@exemple.example', 'eric.dupre@exemple.example'],
  ['m\u0430rin.ana@exemple.example', 'marin.ana@exemple.example'],
  ['sœur.marie@exemple.example', 'soeur.marie@exemple.example'],
  ['eric.dupre@exemple.example', null],
  ['иван@exemple.example', null],
])('%s was probably meant as %s', (address, likely) => {
  expect(likelyMailbox(address)).toBe(likely);
});
