import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { Result } from '#lib/result.ts';
import type { RawPerson, Reading } from './erp-event.ts';

export const profileNames = ['standard', 'frappe', 'odoo', 'dolibarr', 'mindbody', 'bearer'] as const;
export type ProfileName = (typeof profileNames)[number];

/**
 * A valid secret: the plain one where signatures are computed with it, otherwise its SHA-256 (hex).
 */
export type LiveSecret = { id: string } & ({ plain: string } | { hash: string });

/**
 * A call as it arrived. `token` and `verb` are parts of the address, for profiles that have them
 * there.
 */
export type Call = { headers: Headers; raw: Uint8Array; token: string | null; verb: string | null; receivedAt: Date };

export type AuthenticationProblem = 'signature-invalid' | 'signature-expired';

/** One kind of ERP: how it authenticates, where its fields are, and how it wants to be answered. */
export type Profile = {
  name: ProfileName;
  /**
   * `signing`: the ERP computes signatures, so the plain secret is needed. `carried`: it sends the
   * secret itself.
   */
  secret: 'signing' | 'carried';
  /**
   * Whether the ERP makes that secret itself, so that staff enters it here (`setProviderSecret`).
   */
  providerMakesSecret?: true;
  /** The kind of record of a message that names none, where ids have kinds. */
  defaultKind?: string;
  /**
   * Whether anything but 2xx to an authentic call does harm in the ERP: a form that cannot be
   * saved, a webhook that is given up.
   */
  quiet: boolean;
  /** Whether every message must have a time. */
  timestampNeeded: boolean;
  /** Returns the id of the secret that the call was made with. */
  authenticate(call: Call, secrets: LiveSecret[]): Result<string, AuthenticationProblem>;
  /** Reads a message from its JSON object. */
  read(body: Record<string, unknown>, call: Call): Reading;
  /** Reads one line of a snapshot. */
  readLine(line: Record<string, unknown>): RawPerson;
};

/**
 * Finds the valid secret that was sent, in constant time.
 * @returns its id; null when it is none of them
 */
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
 * Finds the valid secret with which one of these base64 signatures is the HMAC-SHA256 of the
 * content.
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

/** Returns a value as an object; an empty one for anything that is no object. */
export function objectIn(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

/** Reads a value as a text that can be stored and shown, cut to a maximum length. */
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
 * Returns the value of the first of these names that is not empty; undefined without one. Odoo
 * writes an empty field as `false`.
 */
export function firstFilled(object: Record<string, unknown>, ...names: string[]): unknown {
  return names
    .map((name) => object[name])
    .find((value) => value !== undefined && value !== null && value !== '' && value !== false);
}

/** Returns the value of the first of these names that the object has. */
export function firstOf(object: Record<string, unknown>, ...names: string[]): unknown {
  for (const name of names) if (object[name] !== undefined) return object[name];
  return undefined;
}
