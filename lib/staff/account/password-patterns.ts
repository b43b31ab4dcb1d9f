/** Rows and columns of French and English keyboards, the alphabet and the digits. */
const rows = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  'azertyuiop',
  'qsdfghjklm',
  'wxcvbn',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm',
  '1aqw2zsx3edc4rfv5tgb6yhn7ujm',
];
/** Every pair of characters that follow each other in a row, in either direction. */
const neighbours = new Set(
  rows.flatMap((row) => [...row].slice(1).flatMap((second, index) => [row[index] + second, second + row[index]])),
);
/** Neighbours that make a run: words have two or three by chance ("hij", "rst"). */
const minRun = 4;

/** A text without its runs of keys that lie next to each other: "azertynadia4321" is "nadia". */
export function withoutRuns(text: string): string {
  let left = '';
  let run = '';
  for (const character of text) {
    if (run !== '' && !neighbours.has(run.slice(-1) + character)) {
      left += run.length < minRun ? run : '';
      run = '';
    }
    run += character;
  }
  return left + (run.length < minRun ? run : '');
}

/**
 * The part that a text repeats from its beginning to its end, where the last one may be cut off:
 * that of "doudoudoud" is "dou". The text itself when it repeats none twice.
 */
export function repeatedPart(text: string): string {
  // For each length, that of the longest beginning that is its end too (Knuth, Morris and Pratt).
  const borders = [0];
  for (let end = 1, border = 0; end < text.length; end += 1) {
    while (border > 0 && text[end] !== text[border]) border = borders[border - 1] ?? 0;
    if (text[end] === text[border]) border += 1;
    borders.push(border);
  }
  const period = text.length - (borders.at(-1) ?? 0);
  return period * 2 <= text.length ? text.slice(0, period) : text;
}
