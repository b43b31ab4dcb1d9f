/**
 * Returns a regular expression, for JavaScript and for PostgreSQL, that finds an address in a text
 * as a whole: `ann@x.fr` is not in `joann@x.fr`, nor in `ann@x.fr.example`. A line break that JSON
 * writes as `\n` ends what is before the address.
 * @param address in lower case, as the text is
 */
export function addressPattern(address: string): string {
  const literal = address.replace(/[^\p{L}\p{N}]/gu, '\\$&');
  return `(^|[^a-z0-9._%+-]|\\\\[bfnrt])${literal}(?![a-z0-9_]|[.-][a-z0-9])`;
}

/** Returns a function that tells whether a text, in lower case, has the address as a whole. */
export function addressFinder(address: string): (text: string) => boolean {
  const pattern = new RegExp(addressPattern(address));
  return (text) => text.includes(address) && pattern.test(text);
}
