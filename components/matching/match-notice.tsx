import { ButtonLink } from '#components/button.tsx';
import { ButtonForm } from '#components/forms/button-form.tsx';
import { Notice } from '#components/page/notice.tsx';
import type { ReadPair } from '#lib/matching/read-pair.ts';
import { isMatchDone, type MatchDone, type MatchOutcome } from './match-outcome.ts';
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
  const done = isMatchDone(outcome) ? outcome : null;
  return (
    <div className="mb-4">
      <Notice
        tone={done && pair ? 'ok' : 'err'}
        action={done && pair && <WayBack outcome={done} pair={pair} undo={undo} screen={screen} />}
      >
        {done && pair ? text(done, pair, words) : words.problems[isMatchDone(outcome) ? 'not-found' : outcome]}
      </Notice>
    </div>
  );
}

function text(outcome: MatchDone, pair: ReadPair, { notices }: MatchScreen['dictionary']['matches']): string {
  return outcome === 'proposed-again' ? notices[outcome] : notices[outcome](pair.clientName);
}

function WayBack({
  outcome,
  pair,
  undo,
  screen,
}: {
  outcome: MatchDone;
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
