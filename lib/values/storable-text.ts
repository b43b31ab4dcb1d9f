/**
 * Shortens a text to what PostgreSQL can store: no half of a surrogate pair, and the symbol for a
 * NUL in place of one.
 * @param most UTF-16 units
 */
export function storableText(text: string, most: number): string {
  return text.slice(0, most).toWellFormed().replaceAll('\0', '\u2400');
}
