/** Characters that end an address in a log line. */
const delimiters = new Set(' \t\n\r\f\v\u00a0\u2028\u2029@<>()[]{}"\'`,;:|\\/=');
/** The lengths of RFC 5321, 4.5.3.1: a text around an `@` beyond them is hidden up to there. */
const maxLocalLength = 64;
const maxDomainLength = 255;

/**
 * Returns a text for a log, with `[address]` in place of whatever looks like an e-mail address.
 * Walks outward from each `@`, a bounded number of characters, so that the time grows with the
 * length of the text only.
 */
export function withoutAddresses(text: string): string {
  let written = '';
  let done = 0;
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    let start = at;
    while (start > done && at - start < maxLocalLength && !delimiters.has(text.charAt(start - 1))) start -= 1;
    let end = at + 1;
    while (end < text.length && end - at <= maxDomainLength && !delimiters.has(text.charAt(end))) end += 1;
    if (start === at || end === at + 1) continue;
    written += `${text.slice(done, start)}[address]`;
    done = end;
  }
  return written + text.slice(done);
}
