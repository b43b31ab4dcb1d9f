import { Pagination } from '#components/page/pagination.tsx';
import { Sheet } from '#components/page/sheet.tsx';
import { formatNumber } from '#lib/i18n/format.ts';
import type { RowPage } from '#lib/imports/rows/list-rows.ts';
import { type ImportScreen, viewAddress } from './import-screen.ts';
import { OutcomeTable } from './outcome-table.tsx';

type Props = { screen: ImportScreen; page: RowPage; tense: 'plan' | 'outcome' };

/** Shows one page of an import's rows, with links to the others. */
export function OutcomeSheet({ screen, page, tense }: Props) {
  const { home, view, locale, dictionary } = screen;
  const { imports: words } = dictionary;
  const [first, last] = [page.rows[0], page.rows.at(-1)];
  const address = (place: Record<string, string>) =>
    viewAddress(home, view, view.kind ? place : { verdict: 'all', ...place });
  return (
    <Sheet>
      {view.kind === 'warned' && first && (
        <p className="border-b border-line px-3.5 py-2.5 text-sm text-soft wide:px-[18px]">{words.warnedNote}</p>
      )}
      {first && last ? (
        <>
          <OutcomeTable screen={screen} rows={page.rows} tense={tense} />
          {(page.hasBefore || page.hasAfter) && (
            <Pagination
              label={words.pages}
              range={words.range(formatNumber(locale, first.line), formatNumber(locale, last.line))}
              previousHref={page.hasBefore ? address({ before: String(first.line) }) : undefined}
              nextHref={page.hasAfter ? address({ after: String(last.line) }) : undefined}
              previousLabel={words.previous}
              nextLabel={words.next}
            />
          )}
        </>
      ) : (
        <p className="px-5 py-10 text-center text-soft">{words.noRows}</p>
      )}
    </Sheet>
  );
}
