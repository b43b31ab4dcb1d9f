import { ButtonLink } from '#components/button.tsx';
import { Notice } from '#components/page/notice.tsx';
import { Sheet } from '#components/page/sheet.tsx';
import { formatNumber } from '#lib/i18n/format.ts';
import { commitAction, undoAction } from './bulk-actions.ts';
import { BulkButton } from './bulk-button.tsx';
import type { BulkScreen } from './bulk-screen.ts';
import { Reasons, reasonsOf, sumOf } from './reasons.tsx';

/** Shows what an operation did and what its undo did, with the way back. */
export function OutcomeView({ screen }: { screen: BulkScreen }) {
  const { summary, locale, dictionary } = screen;
  const { outcome: words, plan, reasons, keptReasons } = dictionary.bulk;
  const shown = (count: number) => formatNumber(locale, count);
  const wasDone = ['committed', 'cancelled', 'undone'].includes(summary.state);
  const left = wasDone ? reasonsOf(summary.counts) : [];
  const kept = reasonsOf(summary.undoCounts);
  return (
    <div className="grid gap-3.5">
      {summary.interrupted && summary.state !== 'failed' && <Notice tone="err">{words.interrupted}</Notice>}
      <StateNotice screen={screen} />
      {wasDone && (
        <Sheet padded>
          <div className="grid gap-4">
            <Actions screen={screen} />
            {kept.length > 0 && (
              <div className="grid gap-1.5">
                <p>{words.kept(sumOf(kept), shown(sumOf(kept)))}</p>
                <Reasons counts={kept} names={keptReasons} locale={locale} />
              </div>
            )}
            <div className="grid gap-1.5">
              <p>{plan.left(sumOf(left), shown(sumOf(left)))}</p>
              {left.length > 0 && <Reasons counts={left} names={reasons} locale={locale} />}
            </div>
            <Authors screen={screen} />
          </div>
        </Sheet>
      )}
    </div>
  );
}

function StateNotice({ screen: { summary, locale, dictionary } }: { screen: BulkScreen }) {
  const { outcome: words } = dictionary.bulk;
  const { state, counts, undoCounts } = summary;
  const [done, undone, rest] = [counts.done ?? 0, undoCounts.undone ?? 0, counts.included ?? 0];
  if (state === 'failed') return <Notice tone="err">{words.failed}</Notice>;
  if (state === 'discarded') return <Notice tone="none">{words.discarded}</Notice>;
  if (state === 'undone') return <Notice tone="inf" title={words.undone(undone, formatNumber(locale, undone))} />;
  if (state !== 'cancelled') return <Notice title={words.done(done, formatNumber(locale, done))} />;
  return (
    <Notice tone="wait" title={words.stopped(done, formatNumber(locale, done))}>
      {words.notReached(rest, formatNumber(locale, rest))}
    </Notice>
  );
}

function Actions({ screen }: { screen: BulkScreen }) {
  const { summary, home, dictionary, showMoment } = screen;
  const { outcome: words } = dictionary.bulk;
  if (summary.forgottenAt) return <p>{words.forgotten}</p>;
  return (
    <div className="grid gap-2">
      <div className="flex flex-wrap items-center gap-2">
        {summary.state === 'cancelled' && (
          <BulkButton screen={screen} action={commitAction} variant="go">
            {words.resume}
          </BulkButton>
        )}
        <ButtonLink icon="download" href={`${home}/outcome`} routeHandler>
          {words.file}
        </ButtonLink>
        {summary.undoUntil && (
          <BulkButton screen={screen} action={undoAction}>
            {words.undo}
          </BulkButton>
        )}
      </div>
      {summary.undoUntil && (
        <p className="text-sm text-soft">
          {words.until(showMoment(summary.undoUntil))} {words.undoDetail}
        </p>
      )}
    </div>
  );
}

function Authors({ screen: { summary, dictionary, showMoment } }: { screen: BulkScreen }) {
  const { outcome: words, someone } = dictionary.bulk;
  const { author, createdAt, committedAt, committedBy, undoneAt, undoneBy } = summary;
  return (
    <ul className="text-sm text-soft">
      <li>{words.preparedBy(author ?? someone, showMoment(createdAt))}</li>
      {committedAt && <li>{words.by(committedBy ?? someone, showMoment(committedAt))}</li>}
      {undoneAt && <li>{words.undoneBy(undoneBy ?? someone, showMoment(undoneAt))}</li>}
    </ul>
  );
}
