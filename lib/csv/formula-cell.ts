const dangerous = /^'*[=+\-@\t\r\n＝＋－＠]/;
const neutral = /^'+[=+\-@\t\r\n＝＋－＠]/;

/** A phone from abroad is text for a spreadsheet, because of its spaces. */
const phone = /^\+\d{1,3} [\d ]{4,20}$/;

/**
 * Puts an apostrophe before a cell that a spreadsheet would run as a formula. A cell that already
 * looks neutralised gets one too, so that `restoreCell` is the exact inverse. The leading
 * characters are those of OWASP's "CSV injection", full-width forms included.
 */
export function neutraliseCell(text: string): string {
  return dangerous.test(text) && !phone.test(text) ? `'${text}` : text;
}

/** Removes the apostrophe of `neutraliseCell`. */
export function restoreCell(text: string): string {
  return neutral.test(text) ? text.slice(1) : text;
}
