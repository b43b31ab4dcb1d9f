import { fullName } from '#lib/clients/client.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import { emailDifference } from '#lib/matching/email-difference.ts';
import type { Match } from '#lib/matching/list-matches.ts';
import { proposalScore } from '#lib/matching/reasons.ts';
import type { MatchCardsProps, ShownMatch } from './match-cards.tsx';
import type { MatchScreen } from './match-screen.ts';
import { pairWords, showPair } from './show-pair.ts';

/** Points between two candidates of which neither is clearly the likelier. */
const closeScores = 10;

/**
 * Says in the reader's words what is shown of an account without a client.
 * @param ways `mayAdd`: not where an ERP owns the clients; `searchable`: e-mail keys to ask it for
 */
export function showMatch(
  { account, candidates }: Match,
  { mayAdd, searchable }: { mayAdd: boolean; searchable: ReadonlySet<string> },
  showAgo: (moment: Date) => string,
  screen: MatchScreen,
): ShownMatch {
  const { matches: words } = screen.dictionary;
  const name = fullName(account) || account.email;
  const [first, second] = candidates;
  const marked = first && emailDifference(account.email, first.email)?.[0];
  const undecided = first && second && first.score < proposalScore && first.score - second.score < closeScores;
  return {
    id: account.accountId,
    name,
    email: account.email,
    ...(marked && { marked }),
    ...(account.device && { phone: account.device.model }),
    registered: [words.registered(showAgo(account.since)), ...(account.requested ? [words.asked] : [])].join(' · '),
    proved: account.proved,
    other: words.otherNamed(name),
    ...(mayAdd && { add: words.addNamed(name) }),
    ...(searchable.has(account.emailKey) && { search: words.searchErpNamed(name) }),
    ...(undecided && ({ undecided: true } as const)),
    pairs: candidates.map((candidate) => showPair(account, candidate, 'client', screen)),
  };
}

/** Only texts go to the browser, and of them only those of the cards. */
export function matchWords(dictionary: Pick<Dictionary, 'matches' | 'registrations'>): MatchCardsProps['words'] {
  const { proved, unproved, other, add, searchErp, homonyms, nobody, likely } = dictionary.matches;
  return { ...pairWords(dictionary), proved, unproved, other, add, searchErp, homonyms, nobody, likely };
}
