import { expect, test } from 'vitest';
import { readAddress } from './read-address.ts';

test.each([
  ['Lise Ferrand <lise.f@exemple.example>', 'lise.f@exemple.example', []],
  ['<paul.f@exemple.example>', 'paul.f@exemple.example', []],
  ['eve.f@exemple.example ::: eve.pro@exemple.example', 'eve.f@exemple.example', ['eve.pro@exemple.example']],
  [
    'a@exemple.example; b@exemple.example, c@exemple.example',
    'a@exemple.example',
    ['b@exemple.example', 'c@exemple.example'],
  ],
  ['a@exemple.example / A@exemple.example', 'a@exemple.example', []],
  ['noe.f@exemple.example#mailto:noe.f@exemple.example#', 'noe.f@exemple.example', []],
  ['max.f@exemple.example.', 'max.f@exemple.example', []],
  ["'mia.f@exemple.example'", 'mia.f@exemple.example', []],
  ['mailto:ugo.f@exemple.example?subject=Cours', 'ugo.f@exemple.example', []],
  ['a.b+c@exemple.example (perso)', 'a.b+c@exemple.example', []],
  ['"Dupré, Hélène" <h.d@exemple.example>', 'h.d@exemple.example', []],
  ['pas-un-email', 'pas-un-email', []],
  ['a@@b', 'a@@b', []],
  ['@', '@', []],
  ['', '', []],
])('reads %j', (text, address, others) => {
  expect(readAddress(text)).toEqual({ address, others });
});
