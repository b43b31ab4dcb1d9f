/** The reason why a text is no usable e-mail address. */
export type EmailProblem =
  | 'email-required'
  | 'email-no-at'
  | 'email-several-ats'
  | 'email-bad-local-part'
  | 'email-odd-characters'
  | 'email-bad-domain'
  | 'email-too-long';

/**
 * Maximum length of an address that any rule examines, in UTF-16 units and without what copying
 * leaves at its edges.
 */
export const maxAddressLength = 320;

/**
 * Characters that copying and pasting leaves around an address: white space, NUL, and zero-width
 * characters.
 */
const edgeCharacter = /[\s\0\u00ad\u180e\u200b-\u200f\u2060-\u2064\ufeff\u202a-\u202e\u2066-\u2069]/u;

/**
 * Trims what copying and pasting leaves at the edges of an address. Linear, unlike a pattern that
 * ends in `+$`.
 */
export function trimEmail(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && edgeCharacter.test(text.charAt(start))) start += 1;
  while (end > start && edgeCharacter.test(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}
