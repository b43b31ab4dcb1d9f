import { expect, test } from 'vitest';
import { readAddress } from './read-address.ts';

test.each([
  ['Lise Ferrand <lise.f@exemple.example>', 'lise.f@exemple.example', 0],
  ['<paul.f@exemple.example>', 'paul.f@exemple.example', 0],
  ['eve.f@exemple.example ::: eve.pro@exemple.example', 'eve.f@exemple.example', 1],
  ['a@exemple.example; b@exemple.example, c@exemple.example', 'a@exemple.example', 2],
  ['a@exemple.example / A@exemple.example', 'a@exemple.example', 0],
  ['noe.f@exemple.example#mailto:noe.f@exemple.example#', 'noe.f@exemple.example', 0],
  ['max.f@exemple.example.', 'max.f@exemple.example', 0],
  ["'mia.f@exemple.example'", 'mia.f@exemple.example', 0],
  ['mailto:ugo.f@exemple.example?subject=Cours', 'ugo.f@exemple.example', 0],
  ['a.b+c@exemple.example (perso)', 'a.b+c@exemple.example', 0],
  ['"Dupré, Hélène" <h.d@exemple.example>', 'h.d@exemple.example', 0],
  ['pas-un-email', 'pas-un-email', 0],
  ['a@@b', 'a@@b', 0],
  ['@', '@', 0],
  ['', '', 0],
])('reads %j', (text, address, others) => {
  expect(readAddress(text)).toEqual({ address, others });
});
