import type { ImportScreen } from '#components/imports/import-screen.ts';
import { Notice } from '#components/page/notice.tsx';
import { fileProblemText } from '#lib/imports/rows/describe-problem.ts';
import { MappingView } from './mapping-view.tsx';
import { OutcomeView } from './outcome-view.tsx';
import { PlanView } from './plan-view.tsx';
import { ProgressView } from './progress-view.tsx';

/** Shows what belongs to the state that an import is in. */
export function StateView({ screen, reading }: { screen: ImportScreen; reading: boolean }) {
  const { summary, locale, dictionary, showMoment } = screen;
  const { imports: words } = dictionary;
  const { state, counts, problem, progress } = summary;
  if (progress) return <ProgressView screen={screen} progress={progress} />;
  if (state === 'mapping') return <MappingView screen={screen} />;
  if (state === 'planned' && counts) return <PlanView screen={screen} counts={counts} reading={reading} />;
  if (state !== 'discarded' && counts) return <OutcomeView screen={screen} counts={counts} />;
  return (
    <div className="grid gap-3.5">
      {problem && (
        <Notice tone="err" title={words.refusedTitle}>
          {fileProblemText(problem, locale, dictionary)}
        </Notice>
      )}
      {state === 'discarded' && <Notice tone="none">{words.outcome.discarded}</Notice>}
      <p className="text-sm text-soft">
        {words.sentBy(showMoment(summary.createdAt), summary.author ?? words.unknownAuthor)}
      </p>
    </div>
  );
}
