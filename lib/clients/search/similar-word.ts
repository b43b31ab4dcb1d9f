/** UTF-16 units of a name that is compared. */
const maxWordLength = 40;

/**
 * Returns how far a name is from what was heard or typed: 0 for the same sound, else the number of
 * letters too many, missing, wrong or swapped. Infinity where it is another name.
 */
export function wordDistance(typed: string, name: string): number {
  if (typed.length > maxWordLength || name.length > maxWordLength) return Number.POSITIVE_INFINITY;
  if (typed === name || soundOf(typed) === soundOf(name)) return 0;
  const allowed = typed.length < 5 ? 1 : typed.length < 8 ? 2 : 3;
  const distance = editDistance(typed, name);
  return distance <= allowed ? distance : Number.POSITIVE_INFINITY;
}

/** Optimal string alignment: Levenshtein's distance, with a swap of two neighbours as one error. */
function editDistance(one: string, other: string): number {
  let [beforeLast, last] = [[] as number[], Array.from({ length: other.length + 1 }, (_, index) => index)];
  for (let row = 1; row <= one.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const same = one[row - 1] === other[column - 1];
      let least = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      );
      if (row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1])
        least = Math.min(least, (beforeLast[column - 2] ?? 0) + 1);
      current.push(least);
    }
    [beforeLast, last] = [last, current];
  }
  return last[other.length] ?? 0;
}

/** Spellings of one sound in French, from long to short. */
const sounds: [RegExp, string][] = [
  [/eaux?|aul[td]s?|aux?|ots?$/g, 'o'],
  [/ph/g, 'f'],
  [/qu|ck|k|c(?=[aou]|$)|ch(?=r)/g, 'k'],
  [/ce|ci|cy/g, 'si'],
  [/ge(?=[ao])|g(?=[eiy])/g, 'j'],
  [/ai|ei/g, 'e'],
  [/y/g, 'i'],
  [/h/g, ''],
  [/w/g, 'v'],
  [/(.)\1+/g, '$1'],
  [/[estdxzp]{1,6}$/g, ''],
];

/** Returns roughly how a folded name sounds: "dupret" and "duprez" like "dupre". */
export function soundOf(name: string): string {
  return sounds.reduce((text, [spelling, sound]) => text.replace(spelling, sound), name.slice(0, maxWordLength));
}
