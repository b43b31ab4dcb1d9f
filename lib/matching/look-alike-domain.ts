import { isOneError } from './one-error.ts';

/** Hosts that many people have a mailbox at and that look like one another, but are what they are. */
const hosts = new Set(
  `gmail.com googlemail.com ymail.com mail.com email.com gmx.com gmx.fr gmx.de gmx.net hotmail.com hotmail.fr hotmail.be hotmail.ch hotmail.it
hotmail.es hotmail.de hotmail.co.uk outlook.com outlook.fr outlook.be live.com live.fr live.be live.ch msn.com yahoo.com yahoo.fr yahoo.es
yahoo.it yahoo.de yahoo.be yahoo.co.uk aol.com aol.fr icloud.com me.com mac.com orange.fr wanadoo.fr free.fr sfr.fr laposte.net neuf.fr
bbox.fr numericable.fr proton.me protonmail.com bluewin.ch skynet.be web.de t-online.de libero.it`.split(/\s+/),
);

/**
 * Whether one domain reads as the other in a hurry: gmial.com and gmail.com, exarnple.org and example.org, 0range.fr and orange.fr. Two
 * hosts that both exist are two hosts.
 */
export function isLookAlikeDomain(one: string, other: string): boolean {
  if (one === other || (hosts.has(one) && hosts.has(other))) return false;
  return skeleton(one) === skeleton(other) || (Math.min(one.length, other.length) >= 5 && isOneError(one, other));
}

/** What the eye sees: characters that are drawn alike become one (after Unicode's confusables, UTS 39, for what host names may hold). */
function skeleton(domain: string): string {
  return domain.replaceAll('rn', 'm').replaceAll('vv', 'w').replaceAll('cl', 'd').replaceAll('0', 'o').replace(/[1i]/g, 'l');
}
