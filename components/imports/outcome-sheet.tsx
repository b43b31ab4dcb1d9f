import { Pagination } from '#components/pagination.tsx';
import { Sheet } from '#components/sheet.tsx';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import { formatNumber } from '#lib/i18n/format.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import type { RowPage, RowQuery } from '#lib/imports/list-rows.ts';
import { OutcomeTable } from './outcome-table.tsx';

type Props = {
  page: RowPage;
  query: RowQuery;
  /** `/club-lumiere/imports/…` */
  home: string;
  /** `/club-lumiere/clients` */
  clients: string;
  locale: Locale;
  dictionary: Dictionary;
  showPhone: (phone: string) => string;
};

/** One page of an import's rows, and the way to the others. */
export function OutcomeSheet({ page, query, home, clients, locale, dictionary, showPhone }: Props) {
  const { imports: words } = dictionary;
  const [first, last] = [page.rows[0], page.rows.at(-1)];
  const address = (place: Record<string, string>) =>
    `${home}?${new URLSearchParams({ ...(query.verdict ? { verdict: query.verdict } : {}), ...place })}`;
  return (
    <Sheet>
      {first && last ? (
        <>
          <OutcomeTable rows={page.rows} clients={clients} locale={locale} dictionary={dictionary} showPhone={showPhone} />
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
