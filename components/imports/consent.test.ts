import { expect, test } from 'vitest';
import { type Counts, rowKinds, uncounted } from '#lib/imports/rows/counts.ts';
import { clientsTouched, planChoices, updatesOf } from './consent.ts';

const none = Object.fromEntries(rowKinds.map((kind) => [kind, 0]));
const counts = { ...uncounted(), ...none, create: 412, update: 86, 'in-bin': 3 } as Counts;

test('counts the clients that each choice would change', () => {
  expect(planChoices.map((choice) => clientsTouched(choice, false, counts, { fills: 18, mistyped: 0 }))).toEqual([
    498, 430, 412,
  ]);
  expect(planChoices.map((choice) => clientsTouched(choice, true, counts, { fills: 18, mistyped: 0 }))).toEqual([
    501, 433, 415,
  ]);
  expect(planChoices.map((choice) => updatesOf(choice, counts, { fills: 18, mistyped: 0 }))).toEqual([86, 18, 0]);
});
