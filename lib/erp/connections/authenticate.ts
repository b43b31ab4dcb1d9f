import { sentSecret } from '#lib/erp/profiles/bearer.ts';
import { type AuthenticationProblem, type Call, carriedSecret } from '#lib/erp/profiles/profile.ts';
import { profileOf } from '#lib/erp/profiles/profile-of.ts';
import { standardStamp, verifyStandard } from '#lib/erp/profiles/standard.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import type { FoundConnection } from './connection.ts';

/** Whether a call is authentic, as its profile shows it; the secret it was made with. */
export function authenticate(connection: FoundConnection, call: Call): Result<string, AuthenticationProblem> {
  const own = profileOf(connection.profile).authenticate(call, connection.secrets);
  // A profile whose secret stands in the address of events has no such address for batches and
  // snapshots.
  return own.ok || call.token !== null ? own : carried(connection, call, own);
}

function carried({ secrets }: FoundConnection, { headers }: Call, otherwise: Result<string, AuthenticationProblem>) {
  const secret = carriedSecret(sentSecret(headers), secrets);
  return secret ? succeed(secret) : otherwise;
}

type Beginning = Pick<Call, 'headers' | 'receivedAt'>;

/**
 * What can be said of a snapshot before its body has come: the secret, where it is sent itself, or
 * where the body's hash is told beforehand and signed; null when only the end of the body can tell.
 */
export function authenticateBeginning(
  connection: FoundConnection,
  call: Beginning,
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
 * The SHA-256 (hex) that the sender says its body has: `Content-Digest: sha-256=:<base64>:` (RFC
 * 9530); null when it does not tell.
 */
export function digestOf(headers: Headers): string | null {
  const told = /(?:^|,)\s*sha-256=:([A-Za-z0-9+/]{43}=):/.exec(headers.get('content-digest') ?? '')?.[1];
  return told ? Buffer.from(told, 'base64').toString('hex') : null;
}

/**
 * Whether a snapshot is authentic, now that its hash is known (SHA-256, hex). Every profile that
 * signs does it here like `standard`.
 */
export function authenticateHash(
  connection: FoundConnection,
  call: Beginning,
  hash: string,
): Result<string, AuthenticationProblem> {
  return verifyStandard(call, connection.secrets, hash);
}
