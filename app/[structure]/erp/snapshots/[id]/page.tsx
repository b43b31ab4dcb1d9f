import Link from 'next/link';
import { notFound } from 'next/navigation';
import { pageNumber } from '#components/erp/pager.tsx';
import { SnapshotBadge } from '#components/erp/snapshot-badge.tsx';
import { Live } from '#components/live/live.tsx';
import { DefinitionList } from '#components/page/definition-list.tsx';
import { Notice } from '#components/page/notice.tsx';
import { PageHead } from '#components/page/page-head.tsx';
import { Sheet } from '#components/page/sheet.tsx';
import { UntilIdle } from '#components/until-idle.tsx';
import {
  readSnapshot,
  type ShownSnapshot,
  type SnapshotKind,
  snapshotKinds,
} from '#lib/erp/snapshots/list-snapshot-changes.ts';
import { firstValue } from '#lib/forms/first-value.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import { formatMoment, formatNumber } from '#lib/i18n/format.ts';
import { currentDictionary, currentLocale } from '#lib/session/current-locale.ts';
import { requireStaff } from '#lib/session/require-staff.ts';
import { DecideBar } from '../../decide-bar.tsx';
import { decideHeldSnapshotAction } from '../../erp-actions.ts';
import { SnapshotChangesSheet } from './snapshot-changes-sheet.tsx';

type Props = {
  params: Promise<{ structure: string; id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/**
 * One full base of the ERP: how far it is, or what it would do to whom, and the yes or no to that.
 */
export default async function SnapshotPage({ params, searchParams }: Props) {
  const { structure: slug, id } = await params;
  const staff = await requireStaff(slug, 'erp.read', `/${slug}/erp/snapshots/${id}`);
  const asked = await searchParams;
  const kind: SnapshotKind = snapshotKinds.find((name) => name === firstValue(asked.kind)) ?? 'removed';
  const page = pageNumber(firstValue(asked.page));
  const found = await readSnapshot(staff, id, kind, page);
  if (!found) notFound();
  const { snapshot, counts, changes } = found;
  const [locale, { erp: words }] = await Promise.all([currentLocale(), currentDictionary()]);
  const { snapshot: told } = words;
  const moment = (at: Date) => formatMoment(locale, at, staff.structure.timeZone);
  const number = (value: number) => formatNumber(locale, value);
  return (
    <>
      <Live slug={slug} topics={['erp']} />
      <PageHead
        title={told.title(moment(snapshot.receivedAt))}
        documentTitle={words.snapshots}
        detail={<SnapshotBadge state={snapshot.state} words={words} />}
        above={<Link href={`/${slug}/erp`}>{told.back}</Link>}
      />
      <div className="grid gap-4">
        {counts ? (
          <>
            <Notice tone="wait" news={false}>
              {snapshot.lines === 0 && `${told.empty} `}
              {told.why(counts.removed, counts.readdressed, snapshot.base)}
            </Notice>
            <SnapshotChangesSheet
              slug={slug}
              snapshot={snapshot}
              counts={counts}
              changes={changes}
              kind={kind}
              page={page}
              locale={locale}
              words={words}
            />
            <DecideBar
              action={decideHeldSnapshotAction}
              slug={slug}
              fields={{ id: snapshot.id }}
              apply={told.apply}
              discard={told.discard}
            />
          </>
        ) : (
          <Sheet padded>
            <DefinitionList items={factsOf(snapshot, words, moment, number)} />
            <p className="mt-4 text-sm text-soft">
              {['planning', 'applying'].includes(snapshot.state) ? (
                <UntilIdle
                  key={`${snapshot.reached} ${snapshot.idleMs}`}
                  idleMs={snapshot.idleMs}
                  moving={told.forgotten}
                  idle={told.idle}
                />
              ) : (
                told.forgotten
              )}
            </p>
          </Sheet>
        )}
      </div>
    </>
  );
}

function factsOf(
  snapshot: ShownSnapshot,
  words: Dictionary['erp'],
  moment: (at: Date) => string,
  number: (value: number) => string,
) {
  const { snapshot: told } = words;
  const { lines, reached, created, updated, unchanged, removed, invalid, decidedAt, decidedBy } = snapshot;
  const count = (key: string, term: string, value: number) => ({ key, term, value: number(value) });
  return [
    { key: 'received', term: told.received, value: moment(snapshot.receivedAt) },
    count('lines', told.lines, lines),
    ...(snapshot.state === 'applying' ? [count('reached', told.reached, reached)] : []),
    count('created', told.created, created),
    count('updated', told.updated, updated),
    count('unchanged', told.unchanged, unchanged),
    count('removed', told.removedDone, removed),
    count('invalid', told.kinds.invalid, invalid),
    ...(decidedAt
      ? [{ key: 'decided', term: told.decidedBy, value: `${decidedBy ?? '–'} · ${moment(decidedAt)}` }]
      : []),
  ];
}
