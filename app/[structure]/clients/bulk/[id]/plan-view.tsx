import { Sheet } from '#components/page/sheet.tsx';
import { formatNumber } from '#lib/i18n/format.ts';
import { commitAction, stopAction } from './bulk-actions.ts';
import { BulkButton } from './bulk-button.tsx';
import type { BulkScreen } from './bulk-screen.ts';
import { Reasons, reasonsOf, sumOf } from './reasons.tsx';

/** Shows whom a plan concerns and who is left out and why, and asks for consent. */
export function PlanView({ screen }: { screen: BulkScreen }) {
  const { summary, locale, dictionary } = screen;
  const { plan: words, reasons } = dictionary.bulk;
  const included = summary.counts.included ?? 0;
  const left = reasonsOf(summary.counts);
  const shown = (count: number) => formatNumber(locale, count);
  return (
    <Sheet padded>
      <div className="grid gap-4">
        <p className="text-lg font-[620]">{words.included(included, shown(included))}</p>
        <div className="grid gap-1.5">
          <p>{words.left(sumOf(left), shown(sumOf(left)))}</p>
          {left.length > 0 && <Reasons counts={left} names={reasons} locale={locale} />}
        </div>
        <div className="flex flex-wrap items-center gap-2">
          {included > 0 ? (
            <BulkButton screen={screen} action={commitAction} variant={summary.action === 'delete' ? 'bad' : 'go'}>
              {words.confirm[summary.action]?.(included, shown(included))}
            </BulkButton>
          ) : (
            <p>{words.nothing}</p>
          )}
          <BulkButton screen={screen} action={stopAction}>
            {words.discard}
          </BulkButton>
        </div>
        {included > 0 && (
          <p className="text-sm text-soft">
            {words.undoable[summary.action]} {words.frozen}
          </p>
        )}
      </div>
    </Sheet>
  );
}
