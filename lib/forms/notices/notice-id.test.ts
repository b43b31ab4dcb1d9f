import { expect, test } from 'vitest';
import { isNoticeSpent, newNoticeId, noticeMinutes, readNoticeId, withSeenNotice } from './notice-id.ts';

const now = Date.UTC(2026, 10, 27, 12);

test('shows a notice until the browser reports it, or for ten minutes', () => {
  const id = newNoticeId(now);
  expect(readNoticeId(id)).toBe(id);
  expect(isNoticeSpent(id, undefined, now + 1_000)).toBe(false);
  expect(isNoticeSpent(id, withSeenNotice(undefined, newNoticeId(now)), now)).toBe(false);
  expect(isNoticeSpent(id, withSeenNotice(withSeenNotice('', id), newNoticeId(now)), now)).toBe(true);
  expect(isNoticeSpent(id, undefined, now + noticeMinutes * 60_000 + 1)).toBe(true);
});

test('remembers a bounded number of notices', () => {
  let cookie: string | undefined;
  for (let index = 0; index < 100; index += 1) cookie = withSeenNotice(cookie, newNoticeId(now + index));
  expect(cookie?.length).toBeLessThan(300);
});

test.each([undefined, '', 'x', '__proto__', '../..', 'a'.repeat(64_000), '<script>-00000000', '; Path=/'])(
  'reads no id from %j',
  (text) => {
    expect(readNoticeId(text)).toBeNull();
    expect(withSeenNotice(text, 'maaaaaaa-00000000')).toBe('maaaaaaa-00000000');
  },
);
