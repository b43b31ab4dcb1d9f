import type { Dictionary } from '#lib/i18n/dictionary.ts';
import type { LinkProblem } from '#lib/matching/link-account.ts';
import type { RefuseMatchProblem } from '#lib/matching/refuse-match.ts';

export type PairProblem = (LinkProblem | RefuseMatchProblem)['code'] | 'cannot-merge';

/** What a pair of account and client needs to show itself, on whatever page it stands. */
export type MatchScreen = {
  /** `/club-lumiere` */
  base: string;
  /** Sent along by every button: the structure, and the page to come back to. */
  fields: { structure: string; at: string; of: string };
  /**
   * A server action made by `buttonAction`: links or refuses the pair that the pressed button
   * names.
   */
  decide: (form: FormData) => Promise<void>;
  /** What became of the last decision, told beside its pair. */
  problem?: { accountId: string; clientId: string; code: PairProblem } | undefined;
  dictionary: Pick<Dictionary, 'matches' | 'registrations'>;
};
