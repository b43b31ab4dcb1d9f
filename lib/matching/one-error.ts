/**
 * Whether two texts differ by exactly one typing error: a character too many, too few or wrong, or
 * two neighbours in the wrong order (Damerau, 1964: four errors in five are one of these).
 */
export function isOneError(one: string, other: string): boolean {
  return oneError(one, other) !== null;
}

/** Returns the characters that differ; null without an error and with more than one. */
export function oneError(one: string, other: string): string | null {
  if (one === other || Math.abs(one.length - other.length) > 1) return null;
  const [left, right] = differingParts(one, other);
  return isPairTurned(left, right) || (left.length <= 1 && right.length <= 1) ? left + right : null;
}

/** Whether two neighbours are in the wrong order, and nothing else is. */
export function isTransposed(one: string, other: string): boolean {
  return isPairTurned(...differingParts(one, other));
}

/** Removes the common prefix and suffix of both texts. */
function differingParts(one: string, other: string): [string, string] {
  const shorter = Math.min(one.length, other.length);
  let start = 0;
  while (start < shorter && one[start] === other[start]) start += 1;
  let end = 0;
  while (end < shorter - start && one.at(-1 - end) === other.at(-1 - end)) end += 1;
  return [one.slice(start, one.length - end), other.slice(start, other.length - end)];
}

function isPairTurned(left: string, right: string): boolean {
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
}
