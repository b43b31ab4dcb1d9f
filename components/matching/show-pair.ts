import { fullName } from '#lib/clients/client.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import { emailDifference } from '#lib/matching/email-difference.ts';
import type { Candidate } from '#lib/matching/find-candidates.ts';
import { likelihoodOf } from '#lib/matching/reasons.ts';
import type { UnlinkedAccount } from '#lib/matching/unlinked-accounts.ts';
import type { PairWords, ShownPair } from './candidate-rows.tsx';
import type { MatchScreen } from './match-screen.ts';

/** Says in the reader's words what is shown of an account and a client it could be. */
export function showPair(
  account: UnlinkedAccount,
  candidate: Candidate,
  shows: 'client' | 'account',
  { problem, dictionary: { matches: words } }: MatchScreen,
): ShownPair {
  const { accountId } = account;
  const { clientId } = candidate;
  const clientName = fullName(candidate) || candidate.email;
  const accountName = fullName(account) || account.email;
  const difference = emailDifference(account.email, candidate.email);
  const marked = shows === 'account' ? difference?.[0] : difference?.[1];
  const shown =
    shows === 'account'
      ? { name: accountName, email: account.email, ...(account.device && { phone: account.device.model }) }
      : { name: clientName, email: candidate.email };
  return {
    accountId,
    clientId,
    ...shown,
    ...(marked && { marked }),
    likelihood: likelihoodOf(candidate.score),
    reasons: candidate.reasons.map((reason) => words.reasons[reason]),
    link: words.samePersonAs(accountName, clientName),
    refuse: words.noNamed(accountName, clientName),
    ...(problem?.accountId === accountId && problem.clientId === clientId && { problem: words.problems[problem.code] }),
  };
}

/** Only texts go to the browser, and of them only those of the pairs. */
export function pairWords({ matches, registrations }: Pick<Dictionary, 'matches' | 'registrations'>): PairWords {
  const { why, samePerson, no, likelihood } = matches;
  return { why, samePerson, no, likelihood, phone: registrations.phone };
}
