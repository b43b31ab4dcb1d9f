import { describe, expect, test } from 'vitest';
import { withoutCivility } from './civility.ts';
import { splitName } from './split-name.ts';

describe('splitName', () => {
  test.each([
    ['Mme DURAND Zélie', 'DURAND', 'Zélie'],
    ['M. LEROUX Basile', 'LEROUX', 'Basile'],
    ['Zélie DURAND', 'DURAND', 'Zélie'],
    ['LE GALL Anne-Marie', 'LE GALL', 'Anne-Marie'],
    ['Durand, Zélie', 'Durand', 'Zélie'],
    ['LE GALL / Marie Anne', 'LE GALL', 'Marie Anne'],
    ['Marie Anne/LE GALL', 'LE GALL', 'Marie Anne'],
    ['Mme LE GALL | Zoé', 'LE GALL', 'Zoé'],
    ['LE GALL; Zoé', 'LE GALL', 'Zoé'],
    ['LE GALL – Zoé', 'LE GALL', 'Zoé'],
    ['DURAND - Zoé', 'DURAND', 'Zoé'],
    ['DURAND/PETIT Zoé', 'DURAND/PETIT', 'Zoé'],
    ['Durand, Mme Zélie', 'Durand', 'Zélie'],
    ['DURAND née PETIT Zélie', 'DURAND née PETIT', 'Zélie'],
    ['DURAND (née PETIT) Zélie', 'DURAND (née PETIT)', 'Zélie'],
    ['DURAND (PETIT) Zélie', 'DURAND (PETIT)', 'Zélie'],
    ['DURAND épouse PETIT Zélie', 'DURAND épouse PETIT', 'Zélie'],
    ['DURAND Mme Zélie', 'DURAND', 'Zélie'],
    ['DURAND Basile (M.)', 'DURAND', 'Basile'],
    ['DURAND Basile, M.', 'DURAND', 'Basile'],
    ['Melle DURAND Zélie', 'DURAND', 'Zélie'],
    ['MAITRE Anne', 'MAITRE', 'Anne'],
    ['J. DURAND', 'DURAND', 'J.'],
    ['DURAND J.P.', 'DURAND', 'J.P.'],
    ['Jean DURAND Jr', 'DURAND Jr', 'Jean'],
    ['DURAND - PETIT Zoé', 'DURAND - PETIT', 'Zoé'],
    ['McDONALD Ian', 'McDONALD', 'Ian'],
    ["d'ARCOURT Jean", "d'ARCOURT", 'Jean'],
    ['Jean de VILLIERS', 'de VILLIERS', 'Jean'],
    ['Famille Durand', 'Famille Durand', ''],
  ])('reads %s without a guess', (name, lastName, firstName) => {
    expect(splitName(name, 'last-first')).toMatchObject({ lastName, firstName, guessed: false });
  });

  test.each([
    ['Dr Anne Le Gall', 'Le Gall', 'Anne'],
    ['Mme Zélie Durand', 'Durand', 'Zélie'],
    ['Jean de La Tour', 'de La Tour', 'Jean'],
  ])('reads %s in the order first name, last name', (name, lastName, firstName) => {
    expect(splitName(name, 'first-last')).toMatchObject({ lastName, firstName, guessed: true });
  });

  test.each([
    ['Durand Reine', 'Durand', 'Reine'],
    ['Le Gall Jean', 'Le Gall', 'Jean'],
    ['de La Tour Jean', 'de La Tour', 'Jean'],
    ["D'Arcourt Jean", "D'Arcourt", 'Jean'],
    ["Jean d'Arcourt", "d'Arcourt", 'Jean'],
    ['Saint Martin Luc', 'Saint Martin', 'Luc'],
    ['Dos Santos Maria', 'Dos Santos', 'Maria'],
    ['Jean & Marie Durand', 'Durand', 'Jean & Marie'],
    ['García López / María', 'García López', 'María'],
    ['Durand - Zoé', 'Durand', 'Zoé'],
  ])('reads %s in the order last name, first name', (name, lastName, firstName) => {
    expect(splitName(name, 'last-first')).toMatchObject({ lastName, firstName, guessed: true });
  });

  test('reads a single word as a last name', () => {
    expect(splitName('Zélie', 'first-last')).toMatchObject({ lastName: 'Zélie', firstName: '', guessed: false });
  });

  test.each(['M. et Mme FOUCAULT Jean et Marie', 'Famille Durand', 'Jean & Marie Durand', 'M./Mme Durand'])(
    'marks %s as several people',
    (name) => {
      expect(splitName(name, 'last-first').several).toBe(true);
    },
  );

  test('does not take a name for several people because of its letters', () => {
    expect(splitName('Lisette Etienne', 'first-last').several).toBe(false);
  });
});

test.each([
  ['Mme Durand', 'Durand'],
  ['M. et Mme Foucault', 'Foucault'],
  ['Mr/Mrs Smith', 'Smith'],
  ['Dr. Durand', 'Durand'],
  ['Zélie Durand, Mme', 'Zélie Durand'],
  ['M', 'M'],
  ['Madame', 'Madame'],
  ['Drouet', 'Drouet'],
  ['Mercier', 'Mercier'],
  ['Le Maitre', 'Le Maitre'],
  ['Mme.Durand', 'Durand'],
  ['Jean M.', 'Jean M.'],
  ['M. ou Mme Foucault', 'Foucault'],
])('takes the civility off %s', (name, bare) => {
  expect(withoutCivility(name)).toBe(bare);
});
