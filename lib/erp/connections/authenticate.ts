import { sentSecret } from '#lib/erp/profiles/bearer.ts';
import { carriedSecret } from '#lib/erp/profiles/live-secret.ts';
import type { AuthenticationProblem, Call } from '#lib/erp/profiles/profile.ts';
import { profileOf } from '#lib/erp/profiles/profile-of.ts';
import { standardStamp, verifyStandard } from '#lib/erp/profiles/standard.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import type { FoundConnection } from './connection.ts';

/**
 * Checks that a call is authentic, as its profile shows it. Of a compressed body, senders sign the
 * content or the bytes that they send: both count.
 * @returns the id of the secret that the call was made with
 */
export function authenticate(connection: FoundConnection, call: Call): Result<string, AuthenticationProblem> {
  const { sent, ...content } = call;
  const authentic = authenticateContent(connection, content);
  return authentic.ok || !sent ? authentic : authenticateContent(connection, { ...content, raw: sent });
}

function authenticateContent(connection: FoundConnection, call: Call): Result<string, AuthenticationProblem> {
  const own = profileOf(connection.profile).authenticate(call, connection.secrets);
  // A profile that carries its secret in the address of events has no such address for batches and
  // snapshots.
  return own.ok || call.token !== null ? own : acceptSentSecret(connection, call, own);
}

function acceptSentSecret(
  { secrets }: FoundConnection,
  { headers }: Call,
  otherwise: Result<string, AuthenticationProblem>,
) {
  const secret = carriedSecret(sentSecret(headers), secrets);
  return secret ? succeed(secret) : otherwise;
}

type RequestHead = Pick<Call, 'headers' | 'receivedAt'>;

/**
 * Authenticates a snapshot by its headers alone, before its body arrives: by the secret, where it
 * is sent itself, or by the signature of the body's hash, where `Content-Digest` gives it.
 * @returns the id of the secret; null when only the end of the body can tell
 */
export function authenticateHeaders(
  connection: FoundConnection,
  call: RequestHead,
): Result<string | null, AuthenticationProblem> {
  if (profileOf(connection.profile).secret === 'signing') {
    const stamp = standardStamp(call);
    if (!stamp.ok) return stamp;
    const hash = digestOf(call.headers);
    return hash ? authenticateHash(connection, call, hash) : succeed(null);
  }
  const secret = carriedSecret(sentSecret(call.headers), connection.secrets);
  return secret ? succeed(secret) : fail('signature-invalid');
}

/**
 * Authenticates a call that reads: by the secret, where it is sent itself, or by a signature of
 * Standard Webhooks over the path with its query, where a body would be.
 * @param target the path with its query, as it was sent
 */
export function authenticateTarget(
  connection: FoundConnection,
  call: RequestHead,
  target: string,
): Result<string, AuthenticationProblem> {
  if (profileOf(connection.profile).secret === 'signing') return verifyStandard(call, connection.secrets, target);
  const secret = carriedSecret(sentSecret(call.headers), connection.secrets);
  return secret ? succeed(secret) : fail('signature-invalid');
}

/**
 * Reads the SHA-256 (hex) of the body that the sender declares, `Content-Digest:
 * sha-256=:<base64>:` (RFC 9530); null when there is none.
 */
export function digestOf(headers: Headers): string | null {
  const digest = /(?:^|,)\s*sha-256=:([A-Za-z0-9+/]{43}=):/.exec(headers.get('content-digest') ?? '')?.[1];
  return digest ? Buffer.from(digest, 'base64').toString('hex') : null;
}

/**
 * Authenticates a snapshot by the SHA-256 (hex) of its body. Every profile that signs does it here
 * like `standard`.
 */
export function authenticateHash(
  connection: FoundConnection,
  call: RequestHead,
  hash: string,
): Result<string, AuthenticationProblem> {
  return verifyStandard(call, connection.secrets, hash);
}
