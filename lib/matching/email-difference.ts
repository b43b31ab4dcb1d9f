/** An address in three parts: what both have, what only this one has, what both have again. */
export type Marked = { before: string; apart: string; after: string };

/** Less than this in common, and everything differs: marking all of it would show nothing. */
const leastShared = 0.4;

/**
 * Where two addresses differ, for eyes that compare them: "@gmial.com" and "@gmail.com" differ in "ia" and "ai". Null when they are the same
 * or have too little in common.
 */
export function emailDifference(one: string, other: string): [Marked, Marked] | null {
  const [left, right] = [[...one], [...other]];
  const shorter = Math.min(left.length, right.length);
  let start = 0;
  while (start < shorter && same(left[start], right[start])) start += 1;
  let end = 0;
  while (end < shorter - start && same(left.at(-1 - end), right.at(-1 - end))) end += 1;
  const isSame = start + end === left.length && left.length === right.length;
  if (isSame || start + end < leastShared * Math.max(left.length, right.length)) return null;
  return [cut(left, start, end), cut(right, start, end)];
}

function same(one: string | undefined, other: string | undefined): boolean {
  return one?.toLowerCase() === other?.toLowerCase();
}

function cut(letters: string[], start: number, end: number): Marked {
  const until = letters.length - end;
  return { before: letters.slice(0, start).join(''), apart: letters.slice(start, until).join(''), after: letters.slice(until).join('') };
}
