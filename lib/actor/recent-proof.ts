import type { Staff } from './staff.ts';

/** Minutes after signing in, or proving it again, in which owner acts ask for nothing more. */
export const proofMinutes = 10;

/** Thrown when a verb needs a more recent proof of who is at the keyboard; nothing was changed. */
export class ProofNeeded extends Error {
  override readonly name = 'ProofNeeded';

  constructor() {
    super('the password has to be asked again');
  }
}

/** Returns whether an error is `ProofNeeded`, by its name: Next loads this file once per bundle. */
export function isProofNeeded(error: unknown): boolean {
  return error instanceof Error && error.name === 'ProofNeeded';
}

/** Returns whether the session of this staff member was proved in the last ten minutes. */
export function hasRecentProof({ provedUntil }: Staff): boolean {
  return provedUntil !== undefined && provedUntil.getTime() > Date.now();
}

/**
 * Verbs whose misuse from an unattended screen costs most call it, after the permission.
 * @throws ProofNeeded
 */
export function requireProof(staff: Staff): void {
  if (!hasRecentProof(staff)) throw new ProofNeeded();
}

/** The staff member as proved just now, for commands that act without a session. */
export function asProved(staff: Staff): Staff {
  return { ...staff, provedUntil: new Date(Date.now() + proofMinutes * 60_000) };
}
