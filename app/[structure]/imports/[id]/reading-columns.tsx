import { Icon } from '#components/icon.tsx';
import { columnExamples } from '#components/imports/column-examples.ts';
import { Cell, Row, RowHead, Table } from '#components/page/table.tsx';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import { formatNumber } from '#lib/i18n/format.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { ColumnSelect, columnName, type PlacedColumn } from './column-select.tsx';

type Props = { columns: PlacedColumn[]; asking: boolean; locale: Locale; words: Dictionary['imports'] };

/**
 * Number of columns above which those that are left out are folded away: a file of 500 columns
 * stays one screen.
 */
const unfolded = 24;

/**
 * Asks which column of the file is which field, each with its first values. One below the other, so
 * that the widest file fits the narrowest screen. Columns that are left out come last.
 */
export function ReadingColumns({ columns, asking, locale, words }: Props) {
  const sorted = columns.toSorted((one, other) => Number(one.field === null) - Number(other.field === null));
  const folded = sorted.filter(({ field }, place) => field === null && place >= unfolded);
  const shown = sorted.filter((column) => !folded.includes(column));
  return (
    <div className="-mx-3.5 grid gap-2 wide:-mx-[18px]">
      <ColumnTable columns={shown} locale={locale} words={words} />
      {folded.length > 0 && (
        <details open={asking} className="border-y border-line">
          <summary className="flex min-h-11 items-center gap-2 px-3.5 font-[560] wide:px-[18px]">
            <Icon name="down" />
            {words.reading.others(formatNumber(locale, folded.length))}
          </summary>
          <ColumnTable columns={folded} locale={locale} words={words} />
        </details>
      )}
    </div>
  );
}

function ColumnTable({ columns, locale, words }: Omit<Props, 'asking'>) {
  const { reading } = words;
  return (
    <Table
      caption={reading.title}
      columns={[
        { key: 'column', label: reading.column, className: 'w-[26%]' },
        { key: 'field', label: reading.becomes, className: 'w-[26%]' },
        { key: 'sample', label: words.understood.values },
      ]}
    >
      {columns.map((column) => (
        <Row key={column.index}>
          <RowHead>
            <span className="font-[580] wrap-anywhere">{columnName(column, locale, words)}</span>
          </RowHead>
          <Cell across>
            <ColumnSelect column={column} locale={locale} words={words} />
          </Cell>
          <Cell across>
            <span className="text-sm wrap-anywhere text-soft">{columnExamples(column)}</span>
          </Cell>
        </Row>
      ))}
    </Table>
  );
}
