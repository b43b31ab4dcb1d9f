import { expect, test } from 'vitest';
import { toPerson } from './to-person.ts';

const person = { id: '12', email: 'zoe@exemple.example', firstName: 'Zoé', lastName: 'Durand' };
const read = (more: object, country = 'FR') => {
  const result = toPerson({ ...person, ...more }, { country, timeZone: 'Europe/Paris' });
  return result.ok ? result.value.fields : result.problem;
};

test.each([
  ['06 12 34 56 78', { phone: '+33612345678' }],
  ["'0692102503", { phone: '+262692102503' }],
  ['06 12 34 56 78 (maman)', { phone: '+33612345678' }],
  [33612345678, { phone: '+33612345678' }],
  [null, { phone: null }],
  ['', { phone: null }],
  ['demander Paul', { phone: 'demander Paul' }],
])('reads the phone %j as %j', (phone, fields) => {
  expect(read({ phone })).toMatchObject(fields);
});

test.each(['#REF!', 'N/A', '0000000000', 'néant'])('says nothing about a phone by the word %j for nothing', (phone) => {
  expect(read({ phone })).not.toHaveProperty('phone');
});

test('reads national numbers as those of the structure’s country', () => {
  expect(read({ phone: '0470 12 34 56' }, 'BE')).toMatchObject({ phone: '+32470123456' });
});

test('undresses names as forms and files do, and leaves the id as it is written', () => {
  expect(read({ firstName: ' Zoe\u0308\u200b ', lastName: '\u202aD’Arcy\u202c' })).toMatchObject({
    firstName: 'Zoë',
    lastName: "D'Arcy",
  });
  expect(read({ lastName: 'a\0b' })).toEqual([{ pointer: '/data/lastName', code: 'odd-characters' }]);
  const dressed = toPerson({ ...person, id: '="0012"' }, { country: 'FR', timeZone: 'Europe/Paris' });
  expect(dressed.ok && dressed.value.erpId).toBe('="0012"');
});
