import { fail, succeed } from '#lib/result.ts';
import { carriedSecret } from './live-secret.ts';
import type { Profile } from './profile.ts';
import { readNative, toRawPerson } from './standard.ts';

/**
 * Any other program: the native body, and the secret itself in `Authorization: Bearer` (RFC 6750)
 * or `X-API-Key`. A `webhook-id` counts if it is sent.
 */
export const bearer: Profile = {
  name: 'bearer',
  secret: 'carried',
  quiet: false,
  timestampNeeded: true,
  authenticate: ({ headers }, secrets) => {
    const secret = carriedSecret(sentSecret(headers), secrets);
    return secret ? succeed(secret) : fail('signature-invalid');
  },
  read: (body, { headers }) => readNative(body, headers),
  readLine: toRawPerson,
};

/** Reads the secret from one of the two headers. */
export function sentSecret(headers: Headers): string | null {
  const key = headers.get('x-api-key');
  const sent = key ?? /^Bearer +(\S+)$/i.exec(headers.get('authorization') ?? '')?.[1] ?? null;
  return sent && sent.length <= 200 ? sent : null;
}
