import Link from 'next/link';
import { Badge } from '#components/badge.tsx';
import type { IconName } from '#components/icon-paths.ts';
import { Cell, Row, RowHead, Table } from '#components/page/table.tsx';
import type { Tone } from '#components/page/tone.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import type { ImportSummary } from '#lib/imports/lifecycle/import-summary.ts';
import { importResult } from './import-result.ts';

const looks: Record<ImportSummary['state'], { tone: Tone; icon?: IconName }> = {
  receiving: { tone: 'inf', icon: 'clock' },
  mapping: { tone: 'wait', icon: 'alert' },
  planning: { tone: 'inf', icon: 'clock' },
  planned: { tone: 'wait' },
  committing: { tone: 'inf', icon: 'clock' },
  committed: { tone: 'ok' },
  cancelled: { tone: 'wait', icon: 'dash' },
  discarded: { tone: 'none' },
  failed: { tone: 'err' },
  undoing: { tone: 'inf', icon: 'clock' },
  undone: { tone: 'none', icon: 'back' },
};

type Props = {
  imports: ImportSummary[];
  home: string;
  locale: Locale;
  dictionary: Dictionary;
  showMoment: (moment: Date) => string;
};

/** Lists the imports of the structure: who, when, which file, how it was read, and its outcome. */
export function HistoryTable({ imports, home, locale, dictionary, showMoment }: Props) {
  const { imports: words } = dictionary;
  return (
    <Table
      caption={words.title}
      columns={[
        { key: 'file', label: words.columns.file, className: 'w-[24%]' },
        { key: 'date', label: words.columns.date },
        { key: 'dialect', label: words.columns.dialect },
        { key: 'state', label: words.columns.state },
        { key: 'result', label: words.columns.result, className: 'w-[30%]' },
      ]}
    >
      {imports.map((summary) => (
        <Row key={summary.id}>
          <RowHead>
            <Link
              href={`${home}/${summary.id}`}
              prefetch={false}
              className="font-[620] wrap-anywhere hover:text-accent hover:underline"
            >
              {summary.fileName}
            </Link>
          </RowHead>
          <Cell across>
            <span className="whitespace-nowrap">{showMoment(summary.createdAt)}</span>
            <span className="block text-sm wrap-anywhere text-soft">{summary.author ?? words.unknownAuthor}</span>
          </Cell>
          <Cell wideOnly>
            <Dialect summary={summary} words={words} />
          </Cell>
          <Cell across>
            <Badge {...looks[summary.state]}>{words.states[summary.state]}</Badge>
          </Cell>
          <Cell across>
            <span className="text-sm wrap-anywhere text-soft">{importResult(summary, locale, dictionary)}</span>
          </Cell>
        </Row>
      ))}
    </Table>
  );
}

function Dialect({ summary: { understood }, words }: { summary: ImportSummary; words: Dictionary['imports'] }) {
  if (!understood) return null;
  return (
    <span className="text-sm text-soft">
      {words.understood.separators[understood.separator] ?? understood.separator}
      <span className="block whitespace-nowrap">{words.understood.encodings[understood.encoding]}</span>
    </span>
  );
}
