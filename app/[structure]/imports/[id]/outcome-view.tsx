import type { ImportScreen } from '#components/imports/import-screen.ts';
import { MappingTable } from '#components/imports/mapping-table.tsx';
import { OutcomeSheet } from '#components/imports/outcome-sheet.tsx';
import { SumLine } from '#components/imports/sum-line.tsx';
import { UnderstoodLine } from '#components/imports/understood-line.tsx';
import { VerdictChips } from '#components/imports/verdict-chips.tsx';
import { whatWasDone, whatWasUndone } from '#components/imports/what-was-done.ts';
import { Notice } from '#components/page/notice.tsx';
import { formatNumber } from '#lib/i18n/format.ts';
import { importLimits } from '#lib/imports/file/limits.ts';
import type { Counts } from '#lib/imports/rows/counts.ts';
import { fileProblemText } from '#lib/imports/rows/describe-problem.ts';
import { OutcomeActions } from './outcome-actions.tsx';

/** Shows the outcome of a committed, cancelled or undone import, row by row. */
export function OutcomeView({ screen, counts }: { screen: ImportScreen; counts: Counts }) {
  const { summary, rows, locale, dictionary } = screen;
  const { imports: words } = dictionary;
  return (
    <>
      <div className="grid gap-2.5">
        {summary.problem && <Notice tone="err">{fileProblemText(summary.problem, locale, dictionary)}</Notice>}
        <OutcomeNotice screen={screen} counts={counts} />
      </div>
      {summary.kept && <OutcomeActions screen={screen} counts={counts} toInvite={screen.toInvite} />}
      <UnderstoodLine screen={screen} />
      <MappingTable screen={screen} open={false} />
      {summary.kept ? (
        <div className="grid gap-3.5">
          <VerdictChips screen={screen} counts={counts} tense="outcome" />
          <SumLine counts={counts} tense="outcome" locale={locale} words={words} />
          {rows && <OutcomeSheet screen={screen} page={rows} tense="outcome" />}
        </div>
      ) : (
        <div className="grid gap-1.5">
          <p>{words.outcome.forgotten(formatNumber(locale, importLimits.keptDays))}</p>
          <SumLine counts={counts} tense="outcome" locale={locale} words={words} />
        </div>
      )}
    </>
  );
}

function OutcomeNotice({ screen, counts }: { screen: ImportScreen; counts: Counts }) {
  const { summary, locale, dictionary } = screen;
  const { outcome, undo } = dictionary.imports;
  if (summary.state === 'undone') {
    return (
      <Notice tone="inf" title={whatWasUndone(screen)}>
        {summary.kept && summary.undone.kept > 0 && undo.leftDetail}
      </Notice>
    );
  }
  const missed = counts['not-reached'];
  return (
    <Notice tone={summary.state === 'cancelled' ? 'wait' : 'ok'} title={whatWasDone(screen)}>
      {missed > 0 && outcome.notReached(missed, formatNumber(locale, missed))}
    </Notice>
  );
}
