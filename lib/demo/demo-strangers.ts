/** Devices of the demonstration, in turn. */
export const demoDevices = [
  { model: 'iPhone 15 Pro', platform: 'ios', osVersion: '18.1' },
  { model: 'Pixel 8', platform: 'android', osVersion: '15' },
  { model: 'Galaxy S24', platform: 'android', osVersion: '14' },
  { model: 'iPhone SE', platform: 'ios', osVersion: '17.6' },
  { model: 'Redmi Note 13', platform: 'android' },
  { model: 'iPhone 14', platform: 'ios', osVersion: '18.0' },
  { model: 'Fairphone 5', platform: 'android', osVersion: '14' },
] as const;

/** People whose addresses the club does not know; the first two could be clients. */
export const strangers = [
  { firstName: 'Hélène', lastName: 'Dupré', email: 'helene.dupre.perso@courriel.example' },
  { firstName: 'Dupré', lastName: 'Hélène', email: 'h.dupre@boite.example' },
  { firstName: 'Maëlys', lastName: 'Rivoire', email: 'maelys.rivoire@courriel.example' },
  { firstName: 'Oumar', lastName: 'Traoré', email: 'oumar.traore@boite.example' },
  { firstName: 'Ève', lastName: 'd’Arcy', email: 'eve.darcy@free.example' },
  { firstName: 'Gaël', lastName: 'Kerbrat', email: 'gael.kerbrat@orange.example' },
  { firstName: 'Inaya', lastName: 'Haddad', email: 'inaya.haddad@laposte.example' },
];
export const refusedPerson = { firstName: 'Max', lastName: 'Publicité', email: 'offres@publicite.example' };
export const validatedPerson = { firstName: 'Salomé', lastName: 'Vasseur', email: 'salome.vasseur@courriel.example' };
export const unlinkedPerson = { firstName: 'Côme', lastName: 'Ferrand', email: 'come.ferrand@free.example' };
