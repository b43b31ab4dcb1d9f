import { Icon } from '#components/icon.tsx';
import { Cell, Row, RowHead, Table } from '#components/page/table.tsx';
import { formatNumber } from '#lib/i18n/format.ts';
import { columnExamples } from './column-examples.ts';
import type { ImportScreen } from './import-screen.ts';
import { type MappedColumn, sortMapping } from './sort-mapping.ts';

/** Blank columns that are named; the rest are counted. */
const namedAtMost = 12;

/**
 * Shows which column of the file became which field, with its first values: the imported columns,
 * then those that are left out, so that nothing is lost unseen.
 */
export function MappingTable({ screen, open }: { screen: ImportScreen; open: boolean }) {
  const { summary, locale, dictionary } = screen;
  if (!summary.understood) return null;
  const { understood: words } = dictionary.imports;
  const { taken, leftOut, blank, isFolded } = sortMapping(summary.understood.columns);
  const number = (count: number) => formatNumber(locale, count);
  const ignored = leftOut.length + blank.length;
  const names = blank.slice(0, namedAtMost).map(({ header, index }) => nameOf(header, index, screen));
  if (blank.length > namedAtMost) names.push(words.more(number(blank.length - namedAtMost)));
  const counts = [words.taken(taken.length, number(taken.length))];
  if (ignored > 0) counts.push(words.ignored(ignored, number(ignored)));
  return (
    <details open={open} className="group mb-3.5 rounded-sheet border border-line bg-card print:hidden">
      <summary className="flex min-h-11 flex-wrap items-center gap-x-2 px-3.5 wide:px-[18px]">
        <Icon name="down" className="transition-transform not-group-open:-rotate-90" />
        <h2 className="font-[580]">{words.columns}</h2>
        <span className="text-sm text-soft">{counts.join(', ')}</span>
      </summary>
      <Columns screen={screen} columns={isFolded ? taken : [...taken, ...leftOut]} />
      {isFolded && (
        <details className="border-t border-line">
          <summary className="flex min-h-11 items-center gap-2 px-3.5 text-sm wide:px-[18px]">
            <Icon name="down" />
            {dictionary.imports.reading.others(number(leftOut.length))}
          </summary>
          <Columns screen={screen} columns={leftOut} />
        </details>
      )}
      {names.length > 0 && (
        <p className="border-t border-line px-3.5 py-2 text-sm wrap-anywhere text-soft wide:px-[18px]">
          {words.blank(names.join(', '))}
        </p>
      )}
    </details>
  );
}

function Columns({ screen, columns }: { screen: ImportScreen; columns: MappedColumn[] }) {
  const { imports } = screen.dictionary;
  const { understood: words, reading } = imports;
  return (
    <Table
      dense
      caption={words.columns}
      columns={[
        { key: 'column', label: reading.column, className: 'w-[30%]' },
        { key: 'field', label: reading.becomes, className: 'w-[26%]' },
        { key: 'values', label: words.values },
      ]}
    >
      {columns.map((column) => (
        <Row key={column.index}>
          <RowHead>
            <span className="font-[560] wrap-anywhere">{nameOf(column.header, column.index, screen)}</span>
          </RowHead>
          <Cell across>
            {column.field === null ? (
              <span className="text-soft">{words.leftOut}</span>
            ) : (
              <span className="font-[560] text-accent">{fieldName(column, imports)}</span>
            )}
          </Cell>
          <Cell across>
            <span className="line-clamp-2 wrap-anywhere text-soft">{columnExamples(column)}</span>
          </Cell>
        </Row>
      ))}
    </Table>
  );
}

function nameOf(header: string, index: number, { locale, dictionary }: ImportScreen): string {
  return header || dictionary.imports.reading.number(formatNumber(locale, index + 1));
}

/** The field of a column; of several columns of one field with the order that they count in. */
function fieldName({ field, order }: MappedColumn, words: ImportScreen['dictionary']['imports']): string {
  const name = field === null ? '' : words.fields[field];
  if (order === 'only') return name;
  return words.understood[order](name);
}
