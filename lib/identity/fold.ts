const marks = /\p{M}+/gu;
const apart = /[^\p{L}\p{N}]+/gu;
/** Letters that Unicode does not decompose and that people type without their stroke or as two letters. */
const plain: Record<string, string> = { œ: 'oe', æ: 'ae', ø: 'o', đ: 'd', ð: 'd', ł: 'l', ß: 'ss', þ: 'th', ı: 'i', ħ: 'h' };

/**
 * A name as one would type it in a hurry: lower case, no accents, and every hyphen, apostrophe or other mark a single space.
 * "Dupré-D’Arcy, Cœline" becomes "dupre d arcy coeline". Idempotent.
 */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(marks, '')
    .toLowerCase()
    .normalize('NFKD')
    .replace(marks, '')
    .replace(/[œæøđðłßþıħ]/g, (letter) => plain[letter] as string)
    .replace(apart, ' ')
    .trim();
}
