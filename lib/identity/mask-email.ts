import { domainToUnicode } from 'node:url';
import { maxAddressLength, trimEmail } from './trim-email.ts';

/**
 * Masks an address so that only its owner recognises it: "h•••@g•••.com". It keeps the first
 * letters and the top-level domain, and always three dots, so that not even the length is revealed.
 * @param email as typed or as key; a text that is no address is masked whole
 */
export function maskEmail(email: string): string {
  const text = trimEmail(email);
  if (text.length > maxAddressLength) return hidden;
  const at = text.lastIndexOf('@');
  const domain = text.slice(at + 1).toLowerCase();
  const labels = (domainToUnicode(domain) || domain).split('.');
  if (at < 1 || labels.length < 2) return hidden;
  return `${first(text)}${hidden}@${first(labels[0] as string)}${hidden}.${labels.at(-1)}`;
}

const hidden = '•••';

/** Returns the first letter, without marks that would combine with other letters. */
function first(text: string): string {
  const [letter = ''] = text.normalize('NFC');
  return /^[\p{L}\p{N}]$/u.test(letter) ? letter.toLowerCase() : '';
}
