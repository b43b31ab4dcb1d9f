import { Chip, Chips } from '#components/chips.tsx';
import { formatNumber } from '#lib/i18n/format.ts';
import { type Counts, rowKinds } from '#lib/imports/rows/counts.ts';
import type { RowFilter } from '#lib/imports/rows/row-query.ts';
import { type ImportScreen, viewAddress } from './import-screen.ts';

/** Filters of the rows by kind; a kind without rows is left out. */
export function VerdictChips({
  screen,
  counts,
  tense,
}: {
  screen: ImportScreen;
  counts: Counts;
  tense: 'plan' | 'outcome';
}) {
  const { summary, view, home, locale, dictionary } = screen;
  const { chips, filters } = dictionary.imports;
  const total = rowKinds.reduce((sum, kind) => sum + counts[kind], 0);
  const { kept } = summary.undone;
  const mistyped = tense === 'plan' ? (summary.choices?.mistyped ?? 0) : 0;
  const warned = summary.choices?.warned ?? 0;
  const chip = (kind: RowFilter, count: number, label: string) => (
    <Chip
      key={kind}
      href={viewAddress(home, { ...view, kind })}
      current={kind === view.kind}
      count={formatNumber(locale, count)}
    >
      {label}
    </Chip>
  );
  return (
    <Chips label={filters}>
      <Chip
        href={viewAddress(home, { ...view, kind: null }, kept > 0 ? { verdict: 'all' } : {})}
        current={view.kind === null}
        count={formatNumber(locale, total)}
      >
        {chips.all}
      </Chip>
      {rowKinds
        .filter((kind) => counts[kind] > 0 || kind === view.kind)
        .map((kind) => chip(kind, counts[kind], chips[tense][kind]))}
      {(warned > 0 || view.kind === 'warned') && chip('warned', warned, chips.warned)}
      {(mistyped > 0 || view.kind === 'mistyped') && chip('mistyped', mistyped, chips.mistyped)}
      {kept > 0 && chip('kept', kept, chips.kept)}
    </Chips>
  );
}
