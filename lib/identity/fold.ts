/** Maximum UTF-16 units that are folded, and of a folded text: several times the longest name. */
const maxFoldedLength = 1_000;
const ascii = /^[\0-\x7f]*$/;
const marks = /\p{M}+/gu;
/**
 * Everything but letters and digits; and the apostrophes and primes that Unicode counts as letters:
 * N\u02bcGuyen is N'Guyen.
 */
const separator = /(?:[^\p{L}\p{N}]|[\u02b9-\u02bf\u02c8\u02ca\u02cb\ua78b\ua78c])+/gu;
/**
 * Letters that Unicode does not decompose and that people type without their stroke or as two
 * letters; and the final sigma.
 */
const plainLetters: Record<string, string> = {
  œ: 'oe',
  æ: 'ae',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  ß: 'ss',
  þ: 'th',
  ı: 'i',
  ħ: 'h',
  ς: 'σ',
};

/**
 * Folds a name to what people type in a hurry: lower case, no accents, and every hyphen, apostrophe
 * or other mark a single space. "Dupré-D’Arcy, Cœline" becomes "dupre d arcy coeline". Idempotent.
 * Reads the first 1,000 characters only: ordering combining marks takes time that grows with the
 * square of their number.
 */
export function fold(text: string): string {
  return foldShort(text.slice(0, maxFoldedLength)).slice(0, maxFoldedLength).trimEnd();
}

function foldShort(text: string): string {
  if (ascii.test(text))
    return text
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, ' ')
      .trim();
  return bare(bare(text))
    .replace(/[œæøđðłßþıħς]/g, (letter) => plainLetters[letter] as string)
    .replace(separator, ' ')
    .trim();
}

/**
 * Removes case, by way of capitals since some small letters share one, and accents. Decomposing can
 * bring both back (℡, İ).
 */
function bare(text: string): string {
  return text.toUpperCase().toLowerCase().normalize('NFKD').replace(marks, '');
}
