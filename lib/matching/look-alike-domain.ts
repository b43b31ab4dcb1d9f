import { mailHosts } from './mail-hosts.ts';
import { isOneError } from './one-error.ts';

/**
 * Returns whether one domain can be misread as the other: gmial.com and gmail.com, exarnple.org and
 * example.org, 0range.fr and orange.fr. Two hosts that both exist are not.
 */
export function isLookAlikeDomain(one: string, other: string): boolean {
  if (one === other || (mailHosts.has(one) && mailHosts.has(other))) return false;
  return skeleton(one) === skeleton(other) || (Math.min(one.length, other.length) >= 5 && isOneError(one, other));
}

/**
 * Maps characters that look alike to one (after Unicode's confusables, UTS
 * 39, for the characters of host names).
 */
function skeleton(domain: string): string {
  return domain
    .replaceAll('rn', 'm')
    .replaceAll('vv', 'w')
    .replaceAll('cl', 'd')
    .replaceAll('0', 'o')
    .replace(/[1i]/g, 'l');
}
