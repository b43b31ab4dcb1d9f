import { type AccessRule, accessRules } from './access-rules.ts';
import type { AccessFacts, Check, Verdict } from './verdict.ts';

/**
 * Decides whether a person may enter, and why not. The access check, the client's page and the page
 * for any address all use this function. Default deny: the first check that fails decides, with its
 * one remedy; access is open only when every check passes. The order is that of the table "The
 * access verdict" of the domain.
 */
export function accessVerdict(facts: AccessFacts): Verdict {
  let firstFailure: AccessRule | undefined;
  const checks = accessRules.map((rule): Check => {
    const { outcome, at } = rule.look(facts);
    if (firstFailure) return { name: rule.name, outcome: 'skipped', at };
    if (outcome === 'failed') firstFailure = rule;
    return { name: rule.name, outcome, at };
  });
  if (firstFailure) {
    const { fails, remedy } = (facts.recordHasNoAddress && firstFailure.withoutAddress) || firstFailure;
    return { access: false, reason: fails, remedy, checks };
  }
  return { access: true, reason: 'open', remedy: null, checks };
}
