import { afterEach, expect, test, vi } from 'vitest';
import { clientShare, machineShare } from '#lib/env.ts';

afterEach(() => void vi.unstubAllEnvs());

test('leaves a limit whole where one process answers', () => {
  vi.stubEnv('CLUB_WEB_PROCESSES', '');
  vi.stubEnv('WEB_MACHINES', '');
  expect([machineShare(40), clientShare(20)]).toEqual([40, 20]);
});

test('divides what a machine can do by its processes, and what a client may do by those of all machines', () => {
  vi.stubEnv('CLUB_WEB_PROCESSES', '2');
  vi.stubEnv('WEB_MACHINES', '3');
  expect([machineShare(40), clientShare(60_000)]).toEqual([20, 10_000]);
});

test('rounds a share up, and leaves each process the least that it needs', () => {
  vi.stubEnv('CLUB_WEB_PROCESSES', '4');
  vi.stubEnv('WEB_MACHINES', '2');
  expect([machineShare(1), clientShare(10), clientShare(20, 6)]).toEqual([1, 2, 6]);
});
