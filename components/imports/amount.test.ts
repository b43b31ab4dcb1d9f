import { expect, test } from 'vitest';
import { formatBytes, formatWait } from './amount.ts';

test('formats bytes in kilobytes, then in megabytes', () => {
  expect(formatBytes('en', 4_200)).toBe('4.2 kB');
  expect(formatBytes('en', 3_250_000)).toBe('3.3 MB');
  expect(formatBytes('fr', 12_000_000)).toBe('12\u202fMo');
});

test('formats a waiting time in seconds, then in minutes, and never as zero', () => {
  expect(formatWait('fr', 0.2)).toBe('1\u00a0seconde');
  expect(formatWait('fr', 45)).toBe('45\u00a0secondes');
  expect(formatWait('en', 600)).toBe('10 minutes');
});
