import { Sheet } from '#components/page/sheet.tsx';
import type { Candidate } from '#lib/matching/find-candidates.ts';
import type { UnlinkedAccount } from '#lib/matching/unlinked-accounts.ts';
import { CandidateRows } from './candidate-rows.tsx';
import type { MatchScreen } from './match-screen.ts';
import { PairForm } from './pair-form.tsx';
import { pairWords, showPair } from './show-pair.ts';

type Props = {
  title: string;
  body?: string;
  pairs: { account: UnlinkedAccount; candidate: Candidate }[];
  /** Which of the two is news where this stands. */
  shows: 'client' | 'account';
  screen: MatchScreen;
};

/** Likely pairs, beside what they would mend; nothing where there are none. */
export function CandidatesSheet({ title, body, pairs, shows, screen }: Props) {
  if (pairs.length === 0) return null;
  return (
    <Sheet title={title}>
      {body && <p className="px-3.5 pt-1 text-note text-soft wide:px-[18px]">{body}</p>}
      <PairForm screen={screen}>
        <ul className="pairs pt-2">
          <CandidateRows
            pairs={pairs.map(({ account, candidate }) => showPair(account, candidate, shows, screen))}
            shows={shows}
            words={pairWords(screen.dictionary)}
          />
        </ul>
      </PairForm>
    </Sheet>
  );
}
