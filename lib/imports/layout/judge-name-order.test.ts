import { expect, test } from 'vitest';
import { judgeNameOrder } from './judge-name-order.ts';

const judge = (...rows: [string, string][]) =>
  judgeNameOrder(
    rows.map((cells) => ({ cells })),
    0,
    1,
  );

test('reads the order of full names off the addresses beside them', () => {
  expect(judge(['Reine Durand', 'reine.durand@x.example'], ['Yves Petit', 'ypetit@x.example'])).toBe('first-last');
  expect(judge(['Durand Reine', 'reine.durand@x.example'], ['Petit Yves', 'ypetit@x.example'])).toBe('last-first');
});

test('follows most of the addresses', () => {
  expect(
    judge(
      ['Reine Durand', 'durand.reine@x.example'],
      ['Yves Petit', 'yves-petit@x.example'],
      ['Ève Le Goff', 'eve.legoff@x.example'],
    ),
  ).toBe('first-last');
});

test('judges nothing by addresses without names', () => {
  expect(judge(['Reine Durand', 'club@x.example'], ['Yves', 'yves@x.example'])).toBeNull();
  expect(judgeNameOrder([{ cells: ['Reine Durand'] }], -1, -1)).toBeNull();
});
