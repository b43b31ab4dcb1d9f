import { domainToASCII, domainToUnicode } from 'node:url';
import { emailKey } from '#lib/identity/email-key.ts';
import { maxAddressLength, trimEmail } from '#lib/identity/trim-email.ts';
import { ends, frequentHosts, mailHosts, singleEnded } from './mail-hosts.ts';
import { isOneError } from './one-error.ts';

/**
 * Suggests the address that was probably meant, where the host looks mistyped: "Dupre@gmail.com"
 * for "Dupre@gmial.com". The local part stays as typed. Null for an address that seems right.
 */
export function likelyEmail(typed: string): string | null {
  const text = trimEmail(typed.slice(0, maxAddressLength));
  const at = text.lastIndexOf('@');
  const domain = text.slice(at + 1).toLowerCase();
  const likely = at > 0 ? likelyDomain(domainToASCII(domain) || domain) : null;
  const email = `${text.slice(0, at)}@${likely}`;
  return likely !== null && emailKey(email).ok ? email : null;
}

/**
 * Finds the well-known mail host from which a domain differs by one typing error; null for a known
 * host, and for a domain that may well have an owner. It is a hint for people, never a reason to
 * refuse or to link.
 * @param domain in lower case and ASCII, as in an `emailKey`
 */
export function likelyDomain(domain: string): string | null {
  if (mailHosts.has(domain) || domain.length > maxDomainLength) return null;
  const known = cachedAnswers.get(domain);
  if (known !== undefined) return known;
  const likely = frequentHosts.find((host) => isMistyped(domain, host)) ?? withoutAccents(domain);
  if (cachedAnswers.size >= maxCachedAnswers) cachedAnswers.clear();
  cachedAnswers.set(domain, likely);
  return likely;
}

/** Maximum length of a host name (RFC 1035). */
const maxDomainLength = 253;

/** Caches answers, because a file repeats the same few domains. */
const cachedAnswers = new Map<string, string | null>();
const maxCachedAnswers = 10_000;

function isMistyped(domain: string, host: string): boolean {
  const dot = host.indexOf('.');
  const [name, end] = [host.slice(0, dot), host.slice(dot + 1)];
  const domainDot = domain.indexOf('.');
  const [typedName, typedEnd] = [domain.slice(0, domainDot), domain.slice(domainDot + 1)];
  if (typedName === name) return isMistypedEnd(typedEnd, name, end);
  if (domain.endsWith(`.${end}`)) return isMistypedName(domain.slice(0, -end.length - 1), name);
  // There are two errors, but the top-level domain does not exist, so no mailbox has this address.
  if (!ends.has(typedEnd) && isOneError(typedEnd, end)) return isMistypedName(typedName, name);
  return isOneError(domain, host);
}

/**
 * Recognises "gmail.fr", "gmail.con", "hotmail.rf". A host with several top-level domains may have
 * one more where that exists.
 */
function isMistypedEnd(typed: string, name: string, end: string): boolean {
  if (singleEnded.has(name)) return true;
  return isOneError(typed, end) && (!ends.has(typed) || (end === 'com' && ['co', 'cm', 'om'].includes(typed)));
}

/**
 * Recognises a mistyped name. Short names are one letter away from many a company's, and other
 * first letters make other words: grange.fr, cloud.com, love.fr.
 */
function isMistypedName(typed: string, name: string): boolean {
  if (!isOneError(typed, name)) return false;
  const turned = typed.length === name.length && [...typed].sort().join('') === [...name].sort().join('');
  if (turned) return name.length >= 4;
  return name.length >= 7 || (name.length >= 5 && typed[0] === name[0]);
}

/** Turns "gmaïl.com" into "gmail.com". */
function withoutAccents(domain: string): string | null {
  if (!domain.includes('xn--')) return null;
  const bare = domainToUnicode(domain)
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '');
  return mailHosts.has(bare) ? bare : null;
}
