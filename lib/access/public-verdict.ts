import { type AccessFacts, accessVerdict, type Reason } from './access-verdict.ts';

/**
 * The facts as a token sees them. `asked`: it asked to join there. `knownHolder`: it has shown that
 * the account's own address is its own.
 */
export type TokenFacts = { facts: AccessFacts; asked: boolean; knownHolder: boolean };

/**
 * Whether this token must learn nothing about the address it gave: it has not shown that it is its
 * own.
 */
export function revealsNothing({ facts, knownHolder }: TokenFacts): boolean {
  return !facts.account || (facts.proof.needed && !knownHolder);
}

/**
 * The verdict as it is told to an app. Open is open and closed is closed. Only the reason is kept
 * back from whoever has not proved the address: `not-attached` and the like would tell whether some
 * structure knows it. See docs/decisions/014-access-verdict-disclosure.md.
 */
export function publicVerdict(token: TokenFacts): { access: boolean; reason: Reason } {
  const { access, reason } = accessVerdict(token.facts);
  if (access || !revealsNothing(token)) return { access, reason };
  const validation = token.facts.attachment?.validation;
  if (validation === 'refused') return { access, reason };
  const waits = token.asked && validation !== 'validated';
  return { access, reason: waits ? 'pending-validation' : 'email-unproved' };
}
