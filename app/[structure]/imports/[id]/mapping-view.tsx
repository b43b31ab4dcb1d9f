import type { ImportScreen } from '#components/imports/import-screen.ts';
import { Notice } from '#components/page/notice.tsx';
import { Sheet } from '#components/page/sheet.tsx';
import { fileProblemText } from '#lib/imports/rows/describe-problem.ts';
import { stopAction } from './import-actions.ts';
import { ImportButton } from './import-button.tsx';
import { ReadingForm } from './reading-form.tsx';

/** Asks how to read the file, where rows cannot be judged otherwise. */
export function MappingView({ screen }: { screen: ImportScreen }) {
  const { summary, locale, dictionary, mayRun } = screen;
  const { imports: words } = dictionary;
  return (
    <div className="grid gap-4">
      {summary.problem && (
        <Notice tone="wait" title={words.reading.askTitle}>
          {fileProblemText(summary.problem, locale, dictionary)}
        </Notice>
      )}
      {mayRun && (
        <>
          {summary.understood && (
            <Sheet title={words.reading.title} padded>
              <ReadingForm screen={screen} understood={summary.understood} />
            </Sheet>
          )}
          <ImportButton screen={screen} action={stopAction}>
            {words.commit.discard}
          </ImportButton>
        </>
      )}
    </div>
  );
}
