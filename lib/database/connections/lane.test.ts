import { expect, test } from 'vitest';
import { isDatabaseAway } from '../is-database-away.ts';
import { Lane } from './lane.ts';

const patient = 60_000;

test('lets as many in as it has places, and the others in order', async () => {
  const lane = new Lane(2);
  const entered: number[] = [];
  const leave: (() => void)[] = [];
  const all = [0, 1, 2, 3].map(async (number) => {
    leave[number] = await lane.enter(patient);
    entered.push(number);
  });
  await Promise.all(all.slice(0, 2));
  expect(entered).toEqual([0, 1]);
  leave[1]?.();
  await all[2];
  expect(entered).toEqual([0, 1, 2]);
  leave[0]?.();
  await all[3];
  expect(entered).toEqual([0, 1, 2, 3]);
});

test('counts a place that is given back twice once', async () => {
  const lane = new Lane(1);
  const leave = await lane.enter(patient);
  leave();
  leave();
  await lane.enter(patient);
  await expect(lane.enter(0)).rejects.toThrow('other changes');
});

test('rejects a holder whose time is up like a lost database, and keeps the place for the next one', async () => {
  const lane = new Lane(1);
  const leave = await lane.enter(patient);
  const error = await lane.enter(0).catch((reason: unknown) => reason);
  expect(isDatabaseAway(error)).toBe('lost');
  const next = lane.enter(patient);
  leave();
  await next;
});
