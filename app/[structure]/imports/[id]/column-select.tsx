import { Icon } from '#components/icon.tsx';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import { formatNumber } from '#lib/i18n/format.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { choices } from '#lib/imports/layout/file-layout.ts';
import type { Column } from '#lib/imports/layout/mapping.ts';

/** A column of the file with its place, from 0. */
export type PlacedColumn = Column & { index: number };

type Props = { column: PlacedColumn; locale: Locale; words: Dictionary['imports'] };

/** Asks which field a column of the file is. */
export function ColumnSelect({ column, locale, words }: Props) {
  const { field, index } = column;
  return (
    <span className="relative block">
      <select
        key={field}
        name={`field-${index}`}
        defaultValue={field ?? ''}
        aria-label={words.reading.fieldOf(columnName(column, locale, words))}
        className={`min-h-11 w-full rounded-control border border-edge bg-card py-2 ps-3 pe-9 appearance-none ${field ? 'text-ink' : 'text-soft'}`}
      >
        <option value="">{words.reading.leftOut}</option>
        {choices.fields.map((choice) => (
          <option key={choice} value={choice}>
            {words.fields[choice]}
          </option>
        ))}
      </select>
      <Icon name="down" className="pointer-events-none absolute inset-y-0 end-3 my-auto text-soft" />
    </span>
  );
}

/** The header of a column, or its number where it has none. */
export function columnName({ header, index }: PlacedColumn, locale: Locale, words: Dictionary['imports']): string {
  return header || words.reading.number(formatNumber(locale, index + 1));
}
