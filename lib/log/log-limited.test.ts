import { afterEach, expect, test, vi } from 'vitest';
import { log } from './log.ts';
import { linesPerMinute, logLimited } from './log-limited.ts';

afterEach(() => void vi.restoreAllMocks());

test('writes so many lines of a kind in a minute, and says later how many it omitted', () => {
  const lines = vi.spyOn(log, 'info').mockReturnValue();
  const start = Date.UTC(2126, 0, 1);
  for (let turn = 0; turn < linesPerMinute + 7; turn += 1) logLimited('kind-of-test', { turn }, start);
  expect(lines).toHaveBeenCalledTimes(linesPerMinute);
  logLimited('other-kind-of-test', {}, start);
  expect(lines).toHaveBeenLastCalledWith({ security: 'other-kind-of-test' }, 'security event');
  logLimited('kind-of-test', { turn: 'next' }, start + 60_000);
  expect(lines).toHaveBeenLastCalledWith({ security: 'kind-of-test', turn: 'next', omitted: 7 }, 'security event');
  logLimited('kind-of-test', { turn: 'last' }, start + 60_001);
  expect(lines).toHaveBeenLastCalledWith({ security: 'kind-of-test', turn: 'last' }, 'security event');
});
