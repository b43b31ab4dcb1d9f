import { domainToUnicode } from 'node:url';
import { longestAddress, trimEmail } from './email-key.ts';

/**
 * An address that its owner recognises and nobody else can use: "h•••@g•••.com". The first letters
 * and the top-level domain, and always three dots, so that not even a length is told.
 * @param email as typed or as key; what is no address shows nothing of itself
 */
export function maskEmail(email: string): string {
  const text = trimEmail(email);
  if (text.length > longestAddress) return hidden;
  const at = text.lastIndexOf('@');
  const domain = text.slice(at + 1).toLowerCase();
  const labels = (domainToUnicode(domain) || domain).split('.');
  if (at < 1 || labels.length < 2) return hidden;
  return `${first(text)}${hidden}@${first(labels[0] as string)}${hidden}.${labels.at(-1)}`;
}

const hidden = '•••';

/** Without what would stand on or around other letters. */
function first(text: string): string {
  const [letter = ''] = text.normalize('NFC');
  return /^[\p{L}\p{N}]$/u.test(letter) ? letter.toLowerCase() : '';
}
