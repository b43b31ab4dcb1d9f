import Link from 'next/link';
import { Badge } from '#components/badge.tsx';
import { Cell, Row, RowHead, Table } from '#components/table.tsx';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import { formatNumber } from '#lib/i18n/format.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { verdicts } from '#lib/imports/counts.ts';
import { fileProblemText } from '#lib/imports/describe-problem.ts';
import type { ImportSummary } from '#lib/imports/read-import.ts';

const tones = { planning: 'wait', committed: 'ok', failed: 'err' } as const;

type Props = { imports: ImportSummary[]; home: string; locale: Locale; dictionary: Dictionary; showMoment: (moment: Date) => string };

/** Every import of the structure: who, when, which file, and what came of it. */
export function HistoryTable({ imports, home, locale, dictionary, showMoment }: Props) {
  const { imports: words } = dictionary;
  return (
    <Table
      caption={words.title}
      columns={[
        { key: 'file', label: words.columns.file },
        { key: 'date', label: words.columns.date },
        { key: 'state', label: words.columns.state },
        { key: 'result', label: words.columns.result },
      ]}
    >
      {imports.map((summary) => (
        <Row key={summary.id}>
          <RowHead>
            <Link href={`${home}/${summary.id}`} data-row-link="" className="font-[620] wrap-anywhere">
              {summary.fileName}
            </Link>
          </RowHead>
          <Cell label={words.columns.date}>
            {showMoment(summary.createdAt)}
            <span className="block text-sm text-soft">{summary.author ?? words.unknownAuthor}</span>
          </Cell>
          <Cell>
            <Badge tone={tones[summary.state]}>{words.states[summary.state]}</Badge>
          </Cell>
          <Cell across>
            <span className="text-sm text-soft">{result(summary, locale, dictionary)}</span>
          </Cell>
        </Row>
      ))}
    </Table>
  );
}

function result({ counts, problem }: ImportSummary, locale: Locale, dictionary: Dictionary): string {
  if (problem) return fileProblemText(problem, locale, dictionary);
  if (!counts) return '';
  const { sum } = dictionary.imports;
  const some = verdicts.filter((verdict) => counts[verdict] > 0);
  return some.map((verdict) => sum[verdict](counts[verdict], formatNumber(locale, counts[verdict]))).join(' · ');
}
