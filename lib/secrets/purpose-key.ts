import { hkdfSync } from 'node:crypto';
import { authSecret } from '#lib/env.ts';

/**
 * What keys are for. Each purpose has a key of its own, so that what is made for one is worth
 * nothing for another. The names are part of the derivation: a changed name makes a new key.
 */
const purposes = [
  'erp secrets',
  'mail secrets',
  'claim codes',
  'known browsers',
  'welcome link',
  'demo mailbox',
  'second factor',
  'recovery codes',
  'passkey challenges',
  'security log',
  'erasures',
  'erasure work',
  'server actions',
  'shown secrets',
] as const;
export type Purpose = (typeof purposes)[number];

const keys = new Map<string, Buffer>();

/**
 * Derives the key of a purpose, 256 bits, by HKDF-SHA256 (RFC 5869); once per secret.
 * @param secret the main key of this server, unless another one is being replaced
 */
export function purposeKey(purpose: Purpose, secret: string = authSecret()): Buffer {
  const name = `${purpose}\n${secret}`;
  const known = keys.get(name);
  if (known) return known;
  const key = Buffer.from(hkdfSync('sha256', secret, '', `club ${purpose}`, 32));
  keys.set(name, key);
  return key;
}
