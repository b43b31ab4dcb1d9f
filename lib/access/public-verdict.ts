import { accessVerdict } from './access-verdict.ts';
import type { AccessFacts, Reason } from './verdict.ts';

/**
 * The facts as a token sees them. `asked`: it asked to join there. `knownHolder`: it has proved the
 * account's own address.
 */
export type TokenFacts = { facts: AccessFacts; asked: boolean; knownHolder: boolean };

/** A reason as apps get it. */
export type PublicReason = Exclude<Reason, 'no-address'>;

/**
 * Returns whether this token must learn nothing about the address it gave, because it has not
 * proved it.
 */
export function revealsNothing({ facts, knownHolder }: TokenFacts): boolean {
  return !facts.account || (facts.proof.needed && !knownHolder);
}

/**
 * Returns the verdict for an app. Only the reason is withheld while the address is not proved:
 * `not-attached` and the like would reveal whether some structure knows it. See
 * docs/decisions/014-access-verdict-disclosure.md. That the record has no address is for staff: an
 * app is told to confirm the e-mail.
 */
export function publicVerdict(token: TokenFacts): { access: boolean; reason: PublicReason } {
  const { access, reason: found } = accessVerdict(token.facts);
  const reason = found === 'no-address' ? 'email-unproved' : found;
  if (access || !revealsNothing(token)) return { access, reason };
  const validation = token.facts.attachment?.validation;
  if (validation === 'refused') return { access, reason };
  const waits = token.asked && validation !== 'validated';
  return { access, reason: waits ? 'pending-validation' : 'email-unproved' };
}
