import { maxAddressLength } from '#lib/identity/trim-email.ts';

/** An address in three parts: the common beginning, the different part, the common end. */
export type EmailDifference = { before: string; apart: string; after: string };

/** Maximum length of a marked difference; marking most of an address would show nothing. */
const maxMarkedLength = 6;

/**
 * Splits two addresses where they differ, for readers who compare them: "@gmial.com" and
 * "@gmail.com" differ in "ia" and "ai". Null when they are equal or altogether different, or one is
 * too long for an address. A part that only one has, and what follows the same name, may be of any
 * length.
 */
export function emailDifference(one: string, other: string): [EmailDifference, EmailDifference] | null {
  if (one.length > maxAddressLength || other.length > maxAddressLength) return null;
  const [left, right] = [[...one], [...other]];
  const shorter = Math.min(left.length, right.length);
  let start = 0;
  while (start < shorter && same(left[start], right[start])) start += 1;
  let end = 0;
  while (end < shorter - start && same(left.at(-1 - end), right.at(-1 - end))) end += 1;
  const marked: [EmailDifference, EmailDifference] = [cut(left, start, end), cut(right, start, end)];
  const [shortest, longest] = marked.map(({ apart }) => apart.length).sort((a, b) => a - b) as [number, number];
  const isNear = longest > 0 && (longest <= maxMarkedLength || shortest === 0 || sameLocalPart(one, other));
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
