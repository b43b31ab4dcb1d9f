import type { ImportScreen } from '#components/imports/import-screen.ts';
import { ProgressBar } from '#components/imports/progress-bar.tsx';
import { Sheet } from '#components/page/sheet.tsx';
import type { Progress } from '#lib/imports/lifecycle/progress.ts';
import { stopAction } from './import-actions.ts';
import { ImportButton } from './import-button.tsx';

/**
 * Shows the progress of a running step. The step does not depend on this page, which also refreshes
 * itself without JavaScript.
 */
export function ProgressView({ screen, progress }: { screen: ImportScreen; progress: Progress }) {
  const { summary, dictionary, mayRun } = screen;
  const { progress: words, commit } = dictionary.imports;
  const step = summary.state === 'committing' || summary.state === 'undoing' ? summary.state : 'planning';
  return (
    <Sheet padded>
      <noscript>
        <meta httpEquiv="refresh" content="3" />
      </noscript>
      <div className="grid max-w-[640px] gap-5 py-2">
        <ProgressBar screen={screen} progress={progress} label={words[step]} />
        <p className="text-soft">{words.leave}</p>
        {mayRun && step !== 'undoing' && (
          <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
            <ImportButton screen={screen} action={stopAction}>
              {step === 'planning' ? commit.discard : words.stop}
            </ImportButton>
            {step === 'committing' && <p className="text-sm text-soft">{words.stopDetail}</p>}
          </div>
        )}
      </div>
    </Sheet>
  );
}
