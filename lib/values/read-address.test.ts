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
  ["o'neil@exemple.example", "o'neil@exemple.example", []],
  ['a.b@exemple.example perso', 'a.b@exemple.example', []],
  ['Ana Durand ana.d@exemple.example', 'ana.d@exemple.example', []],
  ['jean dupont@exemple.example', 'jean dupont@exemple.example', []],
  ['a,b@exemple.example', 'a,b@exemple.example', []],
  ['a.b @ exemple . fr', 'a.b@exemple.fr', []],
  ['a.b [at] exemple.example', 'a.b@exemple.example', []],
  ['a.b(arobase)exemple(point)example', 'a.b@exemple.example', []],
  ['a.b\uff20exemple.example', 'a.b@exemple.example', []],
  ['a.b@@exemple.example', 'a.b@exemple.example', []],
  ['a.b@exemple..example', 'a.b@exemple.example', []],
  ['a.b@exemple,fr', 'a.b@exemple.fr', []],
  ['a.b@exemple.fr. Perso', 'a.b@exemple.fr', []],
  ['• a.b@exemple.example…', 'a.b@exemple.example', []],
  ['<a href="mailto:a.b@exemple.example">a.b@exemple.example</a>', 'a.b@exemple.example', []],
  ['a.b%40exemple.example', 'a.b@exemple.example', []],
  ['pas-un-email', 'pas-un-email', []],
  ['a@@b', 'a@@b', []],
  ['@', '@', []],
  ['', '', []],
])('reads %j', (text, address, others) => {
  expect(readAddress(text)).toEqual({ address, others });
});
