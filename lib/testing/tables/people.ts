import fc from 'fast-check';

/** A made-up person as a file should bring them. Empty strings are blank. */
export type TablePerson = {
  lastName: string;
  firstName: string;
  email: string;
  /** E.164. */
  phone: string;
  secondPhone: string;
  /** ISO 8601 day. */
  birthDate: string;
  gender: '' | 'female' | 'male' | 'other';
  memberNumber: string;
  groups: string[];
  note: string;
};

const lastNames = [
  'Durand',
  'Le Gall',
  "O'Malley",
  'Brégançon',
  'Müller',
  'Ñuñez',
  "D'Arcourt",
  'Lœuillet',
  'Saint-Just',
];
const firstNames = ['Zoé', 'Jean-Luc', 'Anaïs', 'Björn', 'Maël', 'Inès', 'Ève', 'Françoise', 'Élise'];

const orBlank = <Value>(value: fc.Arbitrary<Value>, blank: Value) =>
  fc.oneof({ weight: 4, arbitrary: value }, fc.constant(blank));

const birthDate = fc
  .tuple(fc.integer({ min: 1930, max: 2020 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
  .map(([year, month, day]) => [year, month, day].map((part) => String(part).padStart(2, '0')).join('-'));

const digits = (count: number) =>
  fc.integer({ min: 0, max: 10 ** count - 1 }).map((number) => String(number).padStart(count, '0'));

/** French numbers that exist: 06 41… are mobiles, 02 41… are not. */
const mobile = digits(6).map((rest) => `+33641${rest}`);
const landline = digits(6).map((rest) => `+33241${rest}`);

const person = fc.record<Omit<TablePerson, 'email'>>({
  lastName: fc.constantFrom(...lastNames),
  firstName: fc.constantFrom(...firstNames),
  phone: orBlank(mobile, ''),
  secondPhone: orBlank(landline, ''),
  birthDate: orBlank(birthDate, ''),
  gender: orBlank(fc.constantFrom('female', 'male'), ''),
  memberNumber: orBlank(
    fc.integer({ min: 1, max: 99_999 }).map((number) => `A-${number}`),
    '',
  ),
  groups: fc.uniqueArray(fc.constantFrom('Judo', 'Loisir', 'Compétition', 'École de tennis'), { maxLength: 3 }),
  note: orBlank(fc.constantFrom('Allergie aux noix', 'Vient avec sa sœur', 'À rappeler en mai'), ''),
});

/** Between one and a dozen people, each with an address of their own. */
export const people: fc.Arbitrary<TablePerson[]> = fc.array(person, { minLength: 1, maxLength: 12 }).map((list) =>
  list.map((one, index) => ({
    ...one,
    secondPhone: one.phone === '' ? '' : one.secondPhone,
    email: `personne.${index}@exemple.example`,
  })),
);
