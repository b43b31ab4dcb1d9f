import { createHash, randomBytes } from 'node:crypto';
import type { Profile } from '#lib/erp/profiles/profile.ts';
import { sealForConnection } from './seal.ts';

/** A secret, and what is stored of it: a hash or an encryption, and its last characters. */
export type GeneratedSecret = { secret: string; hash: string | null; sealed: string | null; ending: string };

/**
 * Makes a secret for a connection. It is shown once: stored are its hash or, where signatures need
 * it, its encryption.
 */
export function generateSecret(
  profile: Profile,
  owner: { structureId: string; connectionId: string },
): GeneratedSecret {
  return protectSecret(
    profile,
    owner,
    profile.name === 'standard'
      ? `whsec_${randomBytes(32).toString('base64')}`
      : `erp_${randomBytes(32).toString('base64url')}`,
  );
}

/** Hashes a secret, or encrypts it where signatures need it. */
export function protectSecret(
  profile: Profile,
  owner: { structureId: string; connectionId: string },
  secret: string,
): GeneratedSecret {
  const ending = secret.slice(-4);
  if (profile.secret === 'signing') return { secret, hash: null, sealed: sealForConnection(secret, owner), ending };
  return { secret, hash: createHash('sha256').update(secret).digest('hex'), sealed: null, ending };
}
