import Link from 'next/link';
import { Badge } from '#components/badge.tsx';
import type { IconName } from '#components/icon-paths.ts';
import { Cell, Row, RowHead, Table } from '#components/page/table.tsx';
import type { Tone } from '#components/page/tone.ts';
import { bulkName } from '#lib/audit/bulk-name.ts';
import type { BulkSummary } from '#lib/clients/bulk/lifecycle/read-bulk.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import { formatNumber } from '#lib/i18n/format.ts';
import type { Locale } from '#lib/i18n/locale.ts';

const looks: Record<BulkSummary['state'], { tone: Tone; icon?: IconName }> = {
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
  operations: readonly BulkSummary[];
  home: string;
  locale: Locale;
  dictionary: Dictionary;
  showMoment: (moment: Date) => string;
};

/** Lists bulk operations: what, who, when, and what came of it. */
export function BulkHistory({ operations, home, locale, dictionary, showMoment }: Props) {
  const { bulk: words } = dictionary;
  return (
    <Table
      caption={words.title}
      columns={[
        { key: 'action', label: words.columns.action },
        { key: 'date', label: words.columns.date },
        { key: 'state', label: words.columns.state },
        { key: 'result', label: words.columns.result },
      ]}
    >
      {operations.map((operation) => (
        <Row key={operation.id}>
          <RowHead>
            <Link
              href={`${home}/${operation.id}`}
              prefetch={false}
              className="font-[620] wrap-anywhere hover:text-accent hover:underline"
            >
              {bulkName(operation, dictionary)}
            </Link>
          </RowHead>
          <Cell across>
            <span className="whitespace-nowrap">{showMoment(operation.createdAt)}</span>
            <span className="block text-sm wrap-anywhere text-soft">{operation.author ?? words.someone}</span>
          </Cell>
          <Cell across>
            <Badge {...looks[operation.state]}>{words.states[operation.state]}</Badge>
          </Cell>
          <Cell across>
            <span className="text-sm wrap-anywhere text-soft">{resultOf(operation, locale, words)}</span>
          </Cell>
        </Row>
      ))}
    </Table>
  );
}

function resultOf({ state, counts, undoCounts }: BulkSummary, locale: Locale, words: Dictionary['bulk']): string {
  const { plan, outcome } = words;
  const [included, done, undone] = [counts.included ?? 0, counts.done ?? 0, undoCounts.undone ?? 0];
  if (state === 'planned') return plan.included(included, formatNumber(locale, included));
  if (state === 'committed') return outcome.done(done, formatNumber(locale, done));
  if (state === 'cancelled') return outcome.stopped(done, formatNumber(locale, done));
  if (state === 'undone') return outcome.undone(undone, formatNumber(locale, undone));
  return '';
}
