import { fail, type Result, succeed } from '#lib/result.ts';
import type { RawPerson, Verb } from './erp-event.ts';
import { type LiveSecret, signingSecret } from './live-secret.ts';
import type { AuthenticationProblem, Call, Profile } from './profile.ts';
import { firstFilled, objectIn, readKeyword, unreadNames } from './read-object.ts';

/** Seconds that a signature is valid, before and after its time. */
const toleranceSeconds = 300;

/** One signature of version 1: base64 of 32 bytes. */
const signaturePattern = /^v1,([A-Za-z0-9+/]{43}=)$/;

const verbs: Record<string, Verb> = {
  'client.created': 'upsert',
  'client.updated': 'upsert',
  'client.deleted': 'delete',
};

/**
 * Standard Webhooks 1.0.0 (github.com/standard-webhooks/standard-webhooks): `webhook-id`,
 * `webhook-timestamp` in Unix seconds, and `webhook-signature`, one or more `v1,<base64>` separated
 * by spaces, each the HMAC-SHA256 of `id.timestamp.body` with the base64 key after `whsec_`. The
 * body is the one that this product publishes.
 */
export const standard: Profile = {
  name: 'standard',
  secret: 'signing',
  quiet: false,
  timestampNeeded: true,
  authenticate: (call, secrets) => verifyStandard(call, secrets, call.raw),
  read: (body, { headers }) => readNative(body, headers),
  readLine: toRawPerson,
};

/** Verifies the signature of a body, or of the hash that represents it. */
export function verifyStandard(
  { headers, receivedAt }: Pick<Call, 'headers' | 'receivedAt'>,
  secrets: LiveSecret[],
  signed: string | Uint8Array,
): Result<string, AuthenticationProblem> {
  const stamp = standardStamp({ headers, receivedAt });
  if (!stamp.ok) return stamp;
  const { id, timestamp, signatures } = stamp.value;
  // Profiles with a signature of their own sign like this only for snapshots, with their secret as
  // it is.
  const key = (plain: string) =>
    plain.startsWith('whsec_') ? Buffer.from(plain.slice(6), 'base64') : Buffer.from(plain);
  const secret = signingSecret(signatures, [`${id}.${timestamp}.`, signed], secrets, key);
  return secret ? succeed(secret) : fail('signature-invalid');
}

/**
 * Reads the headers before any key is tried: whether the call can be authentic at all. A time of
 * another form is named, because libraries write milliseconds or ISO 8601 by default; the form
 * tells nothing about the key.
 */
export function standardStamp({
  headers,
  receivedAt,
}: Pick<Call, 'headers' | 'receivedAt'>): Result<
  { id: string; timestamp: string; signatures: string[] },
  AuthenticationProblem
> {
  const id = headers.get('webhook-id') ?? '';
  const timestamp = headers.get('webhook-timestamp') ?? '';
  const signatures = (headers.get('webhook-signature') ?? '')
    .split(' ')
    .flatMap((one) => signaturePattern.exec(one)?.[1] ?? []);
  if (!/^[\x21-\x7e]{1,200}$/.test(id) || timestamp === '' || signatures.length === 0) return fail('signature-invalid');
  if (/^\d{13,19}$/.test(timestamp)) return fail('timestamp-in-milliseconds');
  if (!/^\d{1,12}$/.test(timestamp)) return fail('timestamp-not-a-number');
  const distance = Math.abs(receivedAt.getTime() / 1000 - Number(timestamp));
  return distance > toleranceSeconds ? fail('signature-expired') : succeed({ id, timestamp, signatures });
}

/** Reads the body that this product publishes. */
export function readNative(body: Record<string, unknown>, headers: Headers) {
  const type = readKeyword(body.type);
  const id = headers.get('webhook-id');
  return {
    webhookId: id && /^[\x21-\x7e]{1,200}$/.test(id) ? id : null,
    type,
    verb: verbs[type] ?? null,
    timestamp: body.timestamp,
    person: toRawPerson(objectIn(body.data)),
  };
}

const read = new Set(['id', 'email', 'firstName', 'lastName', 'phone', 'secondPhone', 'birthDate', 'active']);

/** Reads the `data` of the body that this product publishes. */
export function toRawPerson(data: Record<string, unknown>): RawPerson {
  const { email, firstName, lastName, phone, secondPhone, birthDate, active } = data;
  const unread = unreadNames(data, read);
  return {
    id: firstFilled(data, 'id'),
    ...{ email, firstName, lastName, phone, secondPhone, birthDate, active },
    ...(unread.length > 0 && { unread }),
  };
}
