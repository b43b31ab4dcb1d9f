import { notFound } from 'next/navigation';
import { SnapshotBadge } from '#components/erp/snapshot-badge.tsx';
import { DefinitionList } from '#components/page/definition-list.tsx';
import { Notice } from '#components/page/notice.tsx';
import { Sheet } from '#components/page/sheet.tsx';
import { UntilIdle } from '#components/until-idle.tsx';
import { readSnapshot } from '#lib/erp/snapshots/list-snapshot-changes.ts';
import { type SnapshotKind, snapshotKinds } from '#lib/erp/snapshots/snapshot-changes.ts';
import { formatMoment, formatNumber } from '#lib/i18n/format.ts';
import { DecideBar } from '../../decide-bar.tsx';
import { decideHeldSnapshotAction } from '../../erp-actions.ts';
import { ErpFrame, type ErpPageProps, readErpPage } from '../../erp-page.tsx';
import { SnapshotChangesSheet } from './snapshot-changes-sheet.tsx';
import { snapshotFacts } from './snapshot-facts.ts';

/**
 * One snapshot of the ERP: its progress, or what it would change, with staff's decision on that.
 */
export default async function SnapshotPage(props: ErpPageProps<{ id: string }>) {
  const { id } = await props.params;
  const { slug, staff, parameter, page, locale, words, timeZone } = await readErpPage(props, `/snapshots/${id}`);
  const kind: SnapshotKind = snapshotKinds.find((name) => name === parameter('kind')) ?? 'removed';
  const found = await readSnapshot(staff, id, kind, page);
  if (!found) notFound();
  const { snapshot, counts, changes } = found;
  const { snapshot: texts } = words;
  const moment = (at: Date) => formatMoment(locale, at, timeZone);
  const number = (value: number) => formatNumber(locale, value);
  return (
    <ErpFrame
      slug={slug}
      words={words}
      topics={['erp']}
      title={texts.title(moment(snapshot.receivedAt))}
      documentTitle={words.snapshots}
      detail={<SnapshotBadge state={snapshot.state} words={words} />}
      back={{ label: texts.back }}
    >
      <div className="grid gap-4">
        {counts ? (
          <>
            <Notice tone="wait" news={false}>
              {snapshot.lines === 0 && `${texts.empty} `}
              {texts.why(counts.removed, counts.readdressed, snapshot.base)}
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
              apply={texts.apply}
              discard={texts.discard}
            />
          </>
        ) : (
          <Sheet padded>
            {snapshot.problem && (
              <p className="mb-4">{words.reading.snapshotProblems[snapshot.problem] ?? snapshot.problem}</p>
            )}
            <DefinitionList items={snapshotFacts(snapshot, words, moment, number)} />
            <p className="mt-4 text-sm text-soft">
              {['planning', 'applying'].includes(snapshot.state) ? (
                <UntilIdle
                  key={`${snapshot.reached} ${snapshot.idleMs}`}
                  idleMs={snapshot.idleMs}
                  moving={texts.forgotten}
                  idle={texts.idle}
                />
              ) : (
                texts.forgotten
              )}
            </p>
          </Sheet>
        )}
      </div>
    </ErpFrame>
  );
}
