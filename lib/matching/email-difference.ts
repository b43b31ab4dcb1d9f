import { longestAddress } from '#lib/identity/email-key.ts';

/** An address in three parts: what both have, what only this one has, what both have again. */
export type EmailDifference = { before: string; apart: string; after: string };

/** Longer than this, and the addresses are two: marking most of them would show nothing. */
const most = 6;

/**
 * Where two addresses differ, for eyes that compare them: "@gmial.com" and "@gmail.com" differ in
 * "ia" and "ai". Null when they are the same or two altogether, or one is too long for an address.
 * A part that only one has, and what stands after the same name, may be of any length.
 */
export function emailDifference(one: string, other: string): [EmailDifference, EmailDifference] | null {
  if (one.length > longestAddress || other.length > longestAddress) return null;
  const [left, right] = [[...one], [...other]];
  const shorter = Math.min(left.length, right.length);
  let start = 0;
  while (start < shorter && same(left[start], right[start])) start += 1;
  let end = 0;
  while (end < shorter - start && same(left.at(-1 - end), right.at(-1 - end))) end += 1;
  const marked: [EmailDifference, EmailDifference] = [cut(left, start, end), cut(right, start, end)];
  const [shortest, longest] = marked.map(({ apart }) => apart.length).sort((a, b) => a - b) as [number, number];
  const isNear = longest > 0 && (longest <= most || shortest === 0 || sameLocalPart(one, other));
  return isNear ? marked : null;
}

function sameLocalPart(one: string, other: string): boolean {
  const [left, right] = [one, other].map((email) => email.slice(0, email.lastIndexOf('@')).toLowerCase());
  return left === right;
}

function same(one: string | undefined, other: string | undefined): boolean {
  return one?.toLowerCase() === other?.toLowerCase();
}

function cut(letters: string[], start: number, end: number): EmailDifference {
  const until = letters.length - end;
  return {
    before: letters.slice(0, start).join(''),
    apart: letters.slice(start, until).join(''),
    after: letters.slice(until).join(''),
  };
}
