import Link from 'next/link';
import { SnapshotBadge } from '#components/erp/snapshot-badge.tsx';
import { Sheet } from '#components/page/sheet.tsx';
import { Cell, Row, RowHead, Table } from '#components/page/table.tsx';
import type { Snapshot } from '#lib/erp/snapshots/list-snapshot-changes.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import { formatMoment, formatNumber } from '#lib/i18n/format.ts';
import type { Locale } from '#lib/i18n/locale.ts';

type Props = { slug: string; snapshots: Snapshot[]; timeZone: string; locale: Locale; words: Dictionary['erp'] };

/** The latest snapshots. */
export function SnapshotsSheet({ slug, snapshots, timeZone, locale, words }: Props) {
  if (snapshots.length === 0) return null;
  return (
    <Sheet title={words.snapshots}>
      <Table
        caption={words.snapshots}
        columns={[
          { key: 'when', label: words.when },
          { key: 'state', label: words.state },
          { key: 'lines', label: words.lines, end: true },
          { key: 'outcome', label: words.outcome },
        ]}
      >
        {snapshots.map((snapshot) => (
          <Row key={snapshot.id}>
            <RowHead>
              <Link
                href={`/${slug}/erp/snapshots/${snapshot.id}`}
                prefetch={false}
                className="font-[600] hover:text-accent hover:underline"
              >
                {formatMoment(locale, snapshot.receivedAt, timeZone)}
              </Link>
            </RowHead>
            <Cell>
              <SnapshotBadge state={snapshot.state} words={words} />
            </Cell>
            <Cell end label={words.lines}>
              {formatNumber(locale, snapshot.lines)}
            </Cell>
            <Cell across>
              <span className="text-sm text-soft">{outcomeOf(snapshot, words)}</span>
            </Cell>
          </Row>
        ))}
      </Table>
    </Sheet>
  );
}

function outcomeOf(
  { state, problem, toRemove, toReaddress, base, created, updated, removed, invalid, erased }: Snapshot,
  words: Dictionary['erp'],
): string {
  if (problem) return words.reading.snapshotProblems[problem] ?? problem;
  if (state === 'held') return words.heldSnapshot(toRemove, toReaddress, base);
  if (state === 'discarded') return words.snapshotIdle;
  const done = words.snapshotDone(created, updated, removed, invalid);
  return erased > 0 ? `${done}, ${words.snapshotErased(erased)}` : done;
}
