import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { Result } from '#lib/result.ts';
import type { RawPerson, Reading } from './erp-event.ts';

export const profileNames = ['standard', 'frappe', 'odoo', 'dolibarr', 'mindbody', 'bearer'] as const;
export type ProfileName = (typeof profileNames)[number];

/**
 * A secret that counts now: the plain one where signatures are computed with it, else its SHA-256
 * (hex).
 */
export type LiveSecret = { id: string } & ({ plain: string } | { hash: string });

/** A call as it came. `token` and `verb` stand in the address, where a profile has them there. */
export type Call = { headers: Headers; raw: Uint8Array; token: string | null; verb: string | null; receivedAt: Date };

export type AuthenticationProblem = 'signature-invalid' | 'signature-expired';

/**
 * One ERP: how it shows that it is itself, where it writes what, and how it wants to be answered.
 */
export type Profile = {
  name: ProfileName;
  /**
   * `signing`: it computes signatures, so the plain secret is needed. `carried`: it sends the
   * secret itself.
   */
  secret: 'signing' | 'carried';
  /** Whether it makes that secret itself, so that staff bring it here (`bringErpSecret`). */
  bringsSecret?: true;
  /** The kind of record that a message is about when it does not tell, where ids have kinds. */
  defaultKind?: string;
  /**
   * Whether anything but 2xx to an authentic call does harm over there: a form that cannot be
   * saved, a webhook that is given up.
   */
  quiet: boolean;
  /** Whether every message must tell when it happened. */
  timestampNeeded: boolean;
  /** Which of the secrets the call was made with. */
  authenticate(call: Call, secrets: LiveSecret[]): Result<string, AuthenticationProblem>;
  /** Where it writes what, in a JSON object. */
  read(body: Record<string, unknown>, call: Call): Reading;
  /** The same for one line of a snapshot. */
  readLine(line: Record<string, unknown>): RawPerson;
};

/** Whether a secret that was sent is one of ours; the time it takes tells nothing. */
export function carriedSecret(sent: string | null, secrets: LiveSecret[]): string | null {
  const hash = createHash('sha256')
    .update(sent ?? '')
    .digest();
  let found: string | null = null;
  for (const secret of secrets)
    if ('hash' in secret && timingSafeEqual(hash, Buffer.from(secret.hash, 'hex'))) found = secret.id;
  return sent ? found : null;
}

/**
 * Whether one of these base64 signatures is the HMAC-SHA256 of the content with one of our keys.
 */
export function signingSecret(
  signatures: string[],
  content: (string | Uint8Array)[],
  secrets: LiveSecret[],
  keyOf: (plain: string) => Buffer,
): string | null {
  let found: string | null = null;
  for (const secret of secrets) {
    if (!('plain' in secret)) continue;
    const hmac = createHmac('sha256', keyOf(secret.plain));
    for (const part of content) hmac.update(part);
    const expected = hmac.digest();
    for (const signature of signatures.slice(0, 10)) {
      const sent = Buffer.from(signature, 'base64');
      if (sent.length === expected.length && timingSafeEqual(sent, expected)) found = secret.id;
    }
  }
  return found;
}

/** An object's own part as an object; an empty one for anything else. */
export function objectIn(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

/** A word as a text that can be stored and shown, cut where it gets long. */
export function readKeyword(value: unknown): string {
  if (typeof value !== 'string' && typeof value !== 'number') return '';
  return String(value)
    .slice(0, 200)
    .toWellFormed()
    .replace(/\p{Cc}/gu, '')
    .slice(0, 100)
    .toWellFormed();
}

/**
 * The value of the first of these names that is not empty; of none, undefined. `false` is how Odoo
 * writes an empty field.
 */
export function firstFilled(object: Record<string, unknown>, ...names: string[]): unknown {
  return names
    .map((name) => object[name])
    .find((value) => value !== undefined && value !== null && value !== '' && value !== false);
}

/** The first of these names that the object has. */
export function firstOf(object: Record<string, unknown>, ...names: string[]): unknown {
  for (const name of names) if (object[name] !== undefined) return object[name];
  return undefined;
}
