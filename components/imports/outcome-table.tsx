import Link from 'next/link';
import { Badge } from '#components/badge.tsx';
import { ChangeList } from '#components/change-list.tsx';
import { Cell, Row, RowHead, Table } from '#components/table.tsx';
import type { Tone } from '#components/tone.ts';
import { fieldNames } from '#lib/clients/client.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import { formatDay, formatNumber } from '#lib/i18n/format.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import type { Verdict } from '#lib/imports/counts.ts';
import { rowProblemText } from '#lib/imports/describe-problem.ts';
import type { OutcomeRow } from '#lib/imports/list-rows.ts';

const order: string[] = [...fieldNames];
const tones: Record<Verdict, Tone> = {
  create: 'ok',
  update: 'inf',
  unchanged: 'none',
  duplicate: 'wait',
  'in-bin': 'wait',
  refused: 'err',
  example: 'none',
};

type Props = { rows: OutcomeRow[]; clients: string; locale: Locale; dictionary: Dictionary; showPhone: (phone: string) => string };

/** The rows of a file with what became of each, and why. */
export function OutcomeTable({ rows, clients, locale, dictionary, showPhone }: Props) {
  const { imports: words } = dictionary;
  return (
    <Table
      caption={words.title}
      columns={[
        { key: 'line', label: words.columns.line },
        { key: 'client', label: words.columns.client, className: 'w-2/5' },
        { key: 'verdict', label: words.columns.verdict, className: 'w-1/2' },
      ]}
    >
      {rows.map((row) => (
        <Row key={row.line}>
          <RowHead>
            <span className="wide:hidden">{words.columns.line} </span>
            {formatNumber(locale, row.line)}
          </RowHead>
          <Cell across>
            <Who row={row} clients={clients} />
          </Cell>
          <Cell across>
            <Badge tone={tones[row.verdict]}>{words.verdicts[row.verdict]}</Badge>
            <Reasons row={row} locale={locale} dictionary={dictionary} />
            {row.changes && row.verdict === 'update' && (
              <div className="mt-1">
                <ChangeList
                  changes={shown(row.changes, locale, words, showPhone)}
                  emptyWord={dictionary.shell.empty}
                  colon={dictionary.shell.colon}
                />
              </div>
            )}
          </Cell>
        </Row>
      ))}
    </Table>
  );
}

function Who({ row, clients }: { row: OutcomeRow; clients: string }) {
  const name = [row.firstName, row.lastName].filter(Boolean).join(' ');
  const cells = row.cells.filter((cell) => cell.trim()).join(' · ');
  const linked = row.clientId && row.verdict !== 'refused' && row.verdict !== 'example';
  return (
    <div className="min-w-0 break-words">
      <b className="font-[620]">{linked ? <Link href={`${clients}/${row.clientId}`}>{name}</Link> : name}</b>
      <div className="text-sm text-soft">{row.email ?? cells.slice(0, 200)}</div>
    </div>
  );
}

function Reasons({ row, locale, dictionary }: { row: OutcomeRow; locale: Locale; dictionary: Dictionary }) {
  const texts = row.problems.map((problem) => rowProblemText(problem, locale, dictionary));
  if (row.verdict === 'in-bin') texts.unshift(dictionary.imports.rowProblems['in-bin']);
  if (texts.length === 0) return null;
  return (
    <ul className="mt-1 grid gap-0.5 text-sm text-soft">
      {texts.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
}

function shown(
  changes: NonNullable<OutcomeRow['changes']>,
  locale: Locale,
  words: Dictionary['imports'],
  showPhone: (phone: string) => string,
) {
  const text = (field: string, value: string | string[] | null) => {
    if (value === null || Array.isArray(value)) return value === null ? null : value.join(', ');
    if (field === 'birthDate') return formatDay(locale, new Date(value));
    return field === 'phone' ? showPhone(value) : value;
  };
  // PostgreSQL keeps JSON keys in an order of its own.
  const ordered = Object.entries(changes).sort(([a], [b]) => order.indexOf(a) - order.indexOf(b));
  return ordered.map(([field, { before, after }]) => ({
    field,
    label: words.fields[field as keyof typeof words.fields],
    before: text(field, before),
    after: text(field, after),
  }));
}
