import { Badge } from '#components/badge.tsx';
import { Email } from '#components/email.tsx';
import { ChangeCell } from '#components/erp/change-cell.tsx';
import { eventProblemText } from '#components/erp/event-problem.ts';
import { KindsSheet } from '#components/erp/kinds-sheet.tsx';
import { Cell, Row, RowHead } from '#components/page/table.tsx';
import type { Tone } from '#components/page/tone.ts';
import { Person } from '#components/person.tsx';
import { type ShownSnapshot, snapshotPageSize } from '#lib/erp/snapshots/list-snapshot-changes.ts';
import { type SnapshotChange, type SnapshotKind, snapshotKinds } from '#lib/erp/snapshots/snapshot-changes.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import { formatNumber } from '#lib/i18n/format.ts';
import type { Locale } from '#lib/i18n/locale.ts';

type Props = {
  slug: string;
  snapshot: ShownSnapshot;
  counts: Record<SnapshotKind, number>;
  changes: SnapshotChange[];
  kind: SnapshotKind;
  page: number;
  locale: Locale;
  words: Dictionary['erp'];
};

const tones: Record<SnapshotKind, Tone> = {
  removed: 'err',
  readdressed: 'wait',
  taken: 'inf',
  new: 'ok',
  invalid: 'err',
};

/** The people of a held snapshot, by what it would change for them. */
export function SnapshotChangesSheet({ slug, snapshot, counts, changes, kind, page, locale, words }: Props) {
  const { snapshot: texts } = words;
  return (
    <KindsSheet
      path={`/${slug}/erp/snapshots/${snapshot.id}`}
      label={texts.filter}
      kinds={snapshotKinds.filter((name) => counts[name] > 0 || name === kind)}
      names={texts.kinds}
      counts={counts}
      kind={kind}
      page={page}
      pageSize={snapshotPageSize}
      meaning={<p>{texts.meaning[kind]}</p>}
      emptyTitle={texts.nobody}
      columns={[
        { key: 'who', label: words.held.person },
        { key: 'would', label: words.held.would },
        { key: 'erpId', label: words.erpId },
      ]}
      rows={changes.map((change) => (
        <Row key={`${change.clientId} ${change.line}`}>
          <RowHead>
            <Person
              id={change.clientId ?? String(change.line)}
              name={change.name || change.erpId || texts.line(formatNumber(locale, change.line ?? 0))}
              {...(change.clientId && { href: `/${slug}/clients/${change.clientId}` })}
            >
              {kind !== 'readdressed' && <Email address={change.email} />}
            </Person>
          </RowHead>
          <Cell across>
            {kind === 'removed' || kind === 'readdressed' ? (
              <ChangeCell removes={kind === 'removed'} email={change.email} newEmail={change.newEmail} words={words} />
            ) : (
              <>
                <Badge tone={tones[kind]}>{texts.kinds[kind]}</Badge>
                {change.problems.map((problem) => (
                  <span key={problem.pointer} className="mt-0.5 block text-sm text-soft">
                    {eventProblemText(problem, words)}
                  </span>
                ))}
              </>
            )}
          </Cell>
          <Cell across>
            <span className="text-sm break-all text-soft">{change.erpId}</span>
          </Cell>
        </Row>
      ))}
      locale={locale}
      words={words}
    />
  );
}
