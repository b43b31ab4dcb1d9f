import { expect, test } from 'vitest';
import { readAudit } from './read-audit.ts';

const metadata = { vulnerabilities: { total: 0 } };

test.each(['', '{', 'null', '{"message":"request failed","error":{"code":"ENOTFOUND"}}', '{"vulnerabilities":{}}'])(
  'says aloud that the registry did not answer: %j',
  (printed) => {
    const { lines, isClean } = readAudit(printed);
    expect(isClean).toBe(false);
    expect(lines).toEqual([expect.stringContaining('did not answer')]);
  },
);

test('tells a clean report from one with vulnerabilities', () => {
  expect(readAudit(JSON.stringify({ vulnerabilities: {}, metadata })).isClean).toBe(true);
  const next = { name: 'next', severity: 'high', isDirect: true, range: '<16.4.7' };
  expect(readAudit(JSON.stringify({ vulnerabilities: { next }, metadata }))).toEqual({
    lines: ['high: next <16.4.7 (direct)'],
    isClean: false,
  });
});
