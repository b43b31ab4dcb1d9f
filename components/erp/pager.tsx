import { Pagination } from '#components/page/pagination.tsx';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import { formatNumber } from '#lib/i18n/format.ts';
import type { Locale } from '#lib/i18n/locale.ts';

/** The page that an address asks for, from 1; the first one for anything that is no page. */
export function pageNumber(text: string): number {
  return /^[1-9]\d{0,4}$/.test(text) ? Number(text) : 1;
}

type Props = {
  page: number;
  pageSize: number;
  /** Rows on this page, and of all. */
  shown: number;
  total: number;
  href: (page: number) => string;
  locale: Locale;
  words: Dictionary['erp'];
};

/** The foot of a list that is counted in pages. */
export function Pager({ page, pageSize, shown, total, href, locale, words }: Props) {
  const number = (value: number) => formatNumber(locale, value);
  const first = (page - 1) * pageSize + 1;
  return (
    <Pagination
      label={words.pages}
      range={words.range(number(shown === 0 ? 0 : first), number(first + shown - 1), number(total))}
      previousHref={page > 1 ? href(page - 1) : undefined}
      nextHref={first + shown - 1 < total && shown > 0 ? href(page + 1) : undefined}
      previousLabel={words.previous}
      nextLabel={words.next}
    />
  );
}
