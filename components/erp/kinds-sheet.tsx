import type { ReactNode } from 'react';
import { Chip, Chips } from '#components/chips.tsx';
import { EmptyState } from '#components/page/empty-state.tsx';
import { Sheet } from '#components/page/sheet.tsx';
import { type Column, Table } from '#components/page/table.tsx';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import { formatNumber } from '#lib/i18n/format.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { Pager } from './pager.tsx';

type Props<Kind extends string> = {
  /** Where `?kind=…&page=…` is asked for. */
  path: string;
  /** What the choice of kinds is called. */
  label: string;
  /** In their order, as far as they are offered. */
  kinds: readonly Kind[];
  names: Record<Kind, string>;
  counts: Record<Kind, number>;
  kind: Kind;
  page: number;
  pageSize: number;
  /** Explains the kind, above the table. */
  meaning: ReactNode;
  /** The title of the empty state. */
  emptyTitle: string;
  columns: Column[];
  /** A row for each person of this page. */
  rows: ReactNode[];
  locale: Locale;
  words: Dictionary['erp'];
};

/**
 * People by what becomes of them: the kinds with their counts, and those of one kind by name, page
 * by page.
 */
export function KindsSheet<Kind extends string>({
  path,
  label,
  kinds,
  names,
  counts,
  kind,
  rows,
  locale,
  words,
  ...shown
}: Props<Kind>) {
  return (
    <>
      <Chips label={label}>
        {kinds.map((name) => (
          <Chip
            key={name}
            href={`${path}?kind=${name}`}
            current={name === kind}
            count={formatNumber(locale, counts[name])}
          >
            {names[name]}
          </Chip>
        ))}
      </Chips>
      <div className="grid gap-1 text-sm text-soft">{shown.meaning}</div>
      <Sheet>
        {rows.length === 0 ? (
          <EmptyState icon="people" title={shown.emptyTitle} />
        ) : (
          <>
            <Table caption={names[kind]} columns={shown.columns}>
              {rows}
            </Table>
            <Pager
              page={shown.page}
              pageSize={shown.pageSize}
              shown={rows.length}
              total={counts[kind]}
              href={(to) => `${path}?kind=${kind}&page=${to}`}
              locale={locale}
              words={words}
            />
          </>
        )}
      </Sheet>
    </>
  );
}
