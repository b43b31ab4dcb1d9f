import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emailDifference } from './email-difference.ts';

test('marks the part that differs between equal parts', () => {
  expect(emailDifference('zoe@gmial.com', 'zoe@gmail.com')).toEqual([
    { before: 'zoe@gm', apart: 'ia', after: 'l.com' },
    { before: 'zoe@gm', apart: 'ai', after: 'l.com' },
  ]);
  expect(emailDifference('zoe@orange.fr', 'zoe@gmail.com')?.map(({ apart }) => apart)).toEqual([
    'orange.fr',
    'gmail.com',
  ]);
  expect(emailDifference('zoe+club@exemple.example', 'Zoe@exemple.example')?.[0].apart).toBe('+club');
});

test('marks nothing in equal or altogether different addresses', () => {
  expect(emailDifference('zoe@gmail.com', 'Zoe@gmail.com')).toBeNull();
  expect(emailDifference('zoe@gmail.com', 'secretariat@club-exemple.fr')).toBeNull();
  expect(emailDifference('mm75.rando@gmail.com', 'marie.martin@gmail.com')).toBeNull();
});

test('splits an address into parts that join to it again', () => {
  fc.assert(
    fc.property(fc.emailAddress(), fc.emailAddress(), (one, other) => {
      const marked = emailDifference(one, other);
      if (!marked) return;
      expect(marked.map(({ before, apart, after }) => before + apart + after)).toEqual([one, other]);
      expect(marked[0].apart).not.toBe(marked[1].apart);
    }),
  );
});
