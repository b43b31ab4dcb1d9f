import { timingSafeEqual } from 'node:crypto';
import { authSecret } from '#lib/env.ts';
import { mailSettings } from '#lib/mail/mail-settings.ts';
import { purposeKey } from '#lib/secrets/purpose-key.ts';

/**
 * The value of DEMO_MAILBOX that the demonstration's launcher sets for its server. Bound to
 * AUTH_SECRET, so that no fixed value ever works.
 */
export function demoMailboxKey(secret: string): string {
  return purposeKey('demo mailbox', secret).toString('base64url');
}

/**
 * Whether this server is the demonstration's and sends nothing: mails are then delivered to the
 * outbox itself, which shows their codes and links. Never with a mail provider, and never without
 * the key that `npm run demo` alone passes on.
 */
export function isDemoMailbox(): boolean {
  const given = process.env.DEMO_MAILBOX;
  if (!given || mailSettings()) return false;
  const [own, key] = [Buffer.from(given), Buffer.from(demoMailboxKey(authSecret()))];
  return own.length === key.length && timingSafeEqual(own, key);
}
