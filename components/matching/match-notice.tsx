import { ButtonLink } from '#components/button.tsx';
import { ButtonForm } from '#components/forms/button-form.tsx';
import { Notice } from '#components/page/notice.tsx';
import type { ReadPair } from '#lib/matching/read-pair.ts';
import type { MatchOutcome } from './match-outcome.ts';
import type { MatchScreen } from './match-screen.ts';

type Props = {
  outcome: MatchOutcome | null;
  /** Read again from the actor's own structure: the address tells only who. */
  pair: ReadPair | null;
  /** Takes back a "no". */
  undo: (form: FormData) => Promise<void>;
  screen: MatchScreen;
};

/** What just became of a pair, with the way back. */
export function MatchNotice({ outcome, pair, undo, screen }: Props) {
  if (!outcome) return null;
  const { matches: words } = screen.dictionary;
  const done = isDone(outcome) && pair;
  return (
    <div className="mb-4">
      <Notice
        tone={done ? 'ok' : 'err'}
        action={done && <WayBack outcome={outcome} pair={pair} undo={undo} screen={screen} />}
      >
        {done ? text(outcome, pair, words) : words.problems[isDone(outcome) ? 'not-found' : outcome]}
      </Notice>
    </div>
  );
}

type Done = 'linked' | 'refused' | 'proposed-again';

function isDone(outcome: MatchOutcome): outcome is Done {
  return outcome === 'linked' || outcome === 'refused' || outcome === 'proposed-again';
}

function text(outcome: MatchOutcome, pair: ReadPair, { notices }: MatchScreen['dictionary']['matches']): string {
  return outcome === 'linked' || outcome === 'refused' ? notices[outcome](pair.clientName) : notices['proposed-again'];
}

function WayBack({
  outcome,
  pair,
  undo,
  screen,
}: {
  outcome: Done;
  pair: ReadPair;
  undo: Props['undo'];
  screen: MatchScreen;
}) {
  const { matches: words } = screen.dictionary;
  const page = `${screen.base}/clients/${pair.clientId}`;
  if (outcome === 'refused') {
    return (
      <ButtonForm action={undo} fields={{ ...screen.fields, account: pair.accountId, client: pair.clientId }}>
        {words.undo}
      </ButtonForm>
    );
  }
  if (outcome === 'proposed-again') return null;
  return (
    <span className="flex flex-wrap gap-2">
      <ButtonLink size="mini" href={page} prefetch={false}>
        {words.open}
      </ButtonLink>
      {pair.aliasKey && (
        <ButtonLink size="mini" href={`${page}?${new URLSearchParams({ alias: pair.aliasKey })}`} prefetch={false}>
          {words.undo}
        </ButtonLink>
      )}
    </span>
  );
}
