import { Icon } from '#components/icon.tsx';
import { Cell, Row, RowHead, Table } from '#components/page/table.tsx';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import { formatNumber } from '#lib/i18n/format.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { choices, type FileLayout } from '#lib/imports/layout/file-layout.ts';

type Column = FileLayout['columns'][number] & { index: number; sample: string[] };
type Props = { understood: FileLayout; asking: boolean; locale: Locale; words: Dictionary['imports'] };

/**
 * Number of columns above which those that are left out are folded away: a file of 500 columns
 * stays one screen.
 */
const unfolded = 24;

/**
 * Asks which column of the file is which field, each with its first cells. One below the other, so
 * that the widest file fits the narrowest screen.
 */
export function ReadingColumns({ understood, asking, locale, words }: Props) {
  const columns = understood.columns.map((column, index): Column => {
    const sample = understood.sample.map((cells) => cells[index] ?? '').filter((cell) => cell.trim());
    return { ...column, index, sample };
  });
  const folded =
    columns.length > unfolded ? columns.filter(({ field, index }) => field === null && index >= unfolded) : [];
  const shown = columns.filter((column) => !folded.includes(column));
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

function ColumnTable({ columns, locale, words }: { columns: Column[]; locale: Locale; words: Dictionary['imports'] }) {
  const { reading } = words;
  return (
    <Table
      caption={reading.title}
      columns={[
        { key: 'column', label: reading.column, className: 'w-[26%]' },
        { key: 'field', label: reading.becomes, className: 'w-[26%]' },
        { key: 'sample', label: reading.sample },
      ]}
    >
      {columns.map(({ header, field, index, sample }) => {
        const name = header || reading.number(formatNumber(locale, index + 1));
        return (
          <Row key={index}>
            <RowHead>
              <span className="font-[580] wrap-anywhere">{name}</span>
            </RowHead>
            <Cell across>
              <span className="relative block">
                <select
                  key={field}
                  name={`field-${index}`}
                  defaultValue={field ?? ''}
                  aria-label={reading.fieldOf(name)}
                  className={`min-h-11 w-full rounded-control border border-edge bg-card py-2 ps-3 pe-9 appearance-none ${field ? 'text-ink' : 'text-soft'}`}
                >
                  <option value="">{reading.leftOut}</option>
                  {choices.fields.map((choice) => (
                    <option key={choice} value={choice}>
                      {words.fields[choice]}
                    </option>
                  ))}
                </select>
                <Icon name="down" className="pointer-events-none absolute inset-y-0 end-3 my-auto text-soft" />
              </span>
            </Cell>
            <Cell across>
              <span className="text-sm wrap-anywhere text-soft">{sample.join(' · ')}</span>
            </Cell>
          </Row>
        );
      })}
    </Table>
  );
}
