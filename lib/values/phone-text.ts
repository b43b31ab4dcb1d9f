/**
 * An extension at the end of a number: "poste 12", "ext. 12", "x12", "#12".
 * libphonenumber takes it for a part of the number.
 */
const extension = /(?<=\d)\s*[(,;]?\s*((?:poste|p\.|ext(?:ension|\.)?|x|#)\s*:?\s*\d{1,6})\)?$/i;
/**
 * French numbers overseas behind the calling code of mainland France, which reaches none of them.
 */
const overseas =
  /(?:\+|\b00|(?<!\d)(?=33\d{9}(?!\d)))33[ .-]*(?:\(0\)|0)?[ .-]*(?=(?:26[239]|508|59[046]|639|69[0-7])\D?\d)/g;
/** A number of Saint-Pierre-et-Miquelon as it is dialled in France: its calling code is in it. */
const saintPierre = /(?<!\d)05[ .-]?08(?=(?:[ .-]?\d\d){3}(?!\d))/g;
/** Two whole French numbers with at most one mark between them. */
const frenchTwice = /(?<!\d)(0[1-9](?:[ .-]?\d\d){4})(?:\s?[ ,;.&\\-]\s?n?|)(?=0[1-9](?:[ .-]?\d\d){4}(?!\d))/g;

/** A cell for phones without the extension at its end, and that extension. */
export function withoutExtension(text: string): { bare: string; extension: string } {
  const found = extension.exec(text);
  return found ? { bare: text.slice(0, found.index), extension: found[1] ?? '' } : { bare: text, extension: '' };
}

/**
 * Writes the marks inside numbers as libphonenumber knows them, and the letter O among digits as a
 * zero.
 */
export function plainMarks(text: string): string {
  const digits = /^[oO\d][\doO .()/_-]{7,}$/.test(text) ? text.replace(/[oO]/g, '0') : text;
  return digits
    .replace(/\((\+\d{1,3})\)/, '$1 ')
    .replace(/(\+\d{1,3})\s*\(0\)/, '$1 ')
    .replace(/(?<=(?<!\d)\d\d)\s?[_•·,]\s?(?=\d\d(?!\d))/g, ' ');
}

/** Writes numbers overseas as people there dial them. */
export function asNationalOverseas(text: string): string {
  return text.replace(overseas, '0').replace(saintPierre, '+508');
}

/** Parts numbers from each other and from words, where only a mark or nothing is between them. */
export function apart(text: string): string {
  return text
    .replace(/\\n/g, ' / ')
    .replace(frenchTwice, '$1 / ')
    .replace(/(?<=\d{8})\s?[-;,]\s?(?=[+\d]\d{7})/g, ' / ')
    .replace(/(?<=\d)(?=\p{L})|(?<=\p{L})(?=[+\d]\d)/gu, ' ');
}
