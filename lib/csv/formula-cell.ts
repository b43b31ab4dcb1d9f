const dangerous = /^'*[=+\-@\t\r\n＝＋－＠]/;
const neutral = /^'+[=+\-@\t\r\n＝＋－＠]/;

/**
 * Makes a cell that a spreadsheet would run as a formula plain text, by an apostrophe in front.
 * Cells that already look neutralised get one too, so that `restoreCell` gives back exactly what
 * went in, whatever it was. Leading characters are those of OWASP's "CSV injection", full-width
 * forms included.
 */
export function neutraliseCell(text: string): string {
  return dangerous.test(text) ? `'${text}` : text;
}

/** Takes the apostrophe of `neutraliseCell` away. */
export function restoreCell(text: string): string {
  return neutral.test(text) ? text.slice(1) : text;
}
