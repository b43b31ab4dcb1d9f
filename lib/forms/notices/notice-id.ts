import { firstValue } from '../first-value.ts';

/** Minutes for which a notice can be shown, and the cookie lives. */
export const noticeMinutes = 10;

const maxRemembered = 12;
const shape = /^([0-9a-z]{8,9})-[0-9a-f]{8}$/;

/** Makes the id of a notice: when it was made, and a random part. */
export function newNoticeId(now = Date.now()): string {
  return `${now.toString(36)}-${crypto.randomUUID().slice(0, 8)}`;
}

/** Reads the id of a notice from an address; null for anything else. */
export function readNoticeId(value: string | string[] | undefined): string | null {
  const id = firstValue(value);
  return id.length < 20 && shape.test(id) ? id : null;
}

/**
 * Whether a notice has been shown by this browser, or is so old that a reload shows it.
 * @param cookie the ids of those shown, the latest first, as `withSeenNotice` writes them
 */
export function isNoticeSpent(id: string, cookie: string | undefined, now = Date.now()): boolean {
  const made = Number.parseInt(shape.exec(id)?.[1] ?? '', 36);
  return Math.abs(now - made) > noticeMinutes * 60_000 || idsOf(cookie).includes(id);
}

/** Returns the cookie with one more notice. */
export function withSeenNotice(cookie: string | undefined, id: string): string {
  return [id, ...idsOf(cookie).filter((other) => other !== id)].slice(0, maxRemembered).join('.');
}

function idsOf(cookie = ''): string[] {
  return cookie
    .slice(0, 1_000)
    .split('.')
    .filter((id) => readNoticeId(id) !== null);
}
