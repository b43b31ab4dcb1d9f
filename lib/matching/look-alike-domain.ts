import { mailHosts } from './mail-hosts.ts';
import { isOneError } from './one-error.ts';

/**
 * Whether one domain reads as the other in a hurry: gmial.com and gmail.com, exarnple.org and
 * example.org, 0range.fr and orange.fr. Two hosts that both exist are two hosts.
 */
export function isLookAlikeDomain(one: string, other: string): boolean {
  if (one === other || (mailHosts.has(one) && mailHosts.has(other))) return false;
  return skeleton(one) === skeleton(other) || (Math.min(one.length, other.length) >= 5 && isOneError(one, other));
}

/**
 * What the eye sees: characters that are drawn alike become one (after Unicode's confusables, UTS
 * 39, for what host names may hold).
 */
function skeleton(domain: string): string {
  return domain
    .replaceAll('rn', 'm')
    .replaceAll('vv', 'w')
    .replaceAll('cl', 'd')
    .replaceAll('0', 'o')
    .replace(/[1i]/g, 'l');
}
