import { ProgressMeter } from '#components/imports/progress-meter.tsx';
import { Sheet } from '#components/page/sheet.tsx';
import { formatNumber } from '#lib/i18n/format.ts';
import type { Progress } from '#lib/imports/lifecycle/progress.ts';
import { stopAction } from './bulk-actions.ts';
import { BulkButton } from './bulk-button.tsx';
import type { BulkScreen } from './bulk-screen.ts';

/**
 * Shows the progress of a running step. The step does not depend on this page, which also refreshes
 * itself without JavaScript.
 */
export function ProgressView({ screen, progress }: { screen: BulkScreen; progress: Progress }) {
  const { summary, locale, dictionary } = screen;
  const { progress: words, plan } = dictionary.bulk;
  const step = summary.state === 'committing' || summary.state === 'undoing' ? summary.state : 'planning';
  const number = (value: number) => formatNumber(locale, Math.round(value));
  return (
    <Sheet padded>
      <noscript>
        <meta httpEquiv="refresh" content="3" />
      </noscript>
      <div className="grid max-w-[640px] gap-5 py-2">
        <ProgressMeter
          label={words[step]}
          amount={words.amount(number(progress.done), number(progress.total))}
          speed={progress.rate ? words.rate(number(progress.rate)) : null}
          progress={progress}
          locale={locale}
          words={dictionary.imports.progress}
        />
        <p className="text-soft">{words.leave}</p>
        {step !== 'undoing' && (
          <div className="flex flex-wrap items-center gap-3">
            <BulkButton screen={screen} action={stopAction}>
              {step === 'planning' ? plan.discard : words.stop}
            </BulkButton>
            {step === 'committing' && <p className="text-sm text-soft">{words.stopDetail}</p>}
          </div>
        )}
      </div>
    </Sheet>
  );
}
