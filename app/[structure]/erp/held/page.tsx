import { notFound } from 'next/navigation';
import { Pager } from '#components/erp/pager.tsx';
import { EmptyState } from '#components/page/empty-state.tsx';
import { Notice } from '#components/page/notice.tsx';
import { Sheet } from '#components/page/sheet.tsx';
import { heldPageSize, listHeldEvents } from '#lib/erp/held/list-held-events.ts';
import { listHeldStatuses } from '#lib/erp/held/list-held-statuses.ts';
import { formatNumber } from '#lib/i18n/format.ts';
import { DecideBar } from '../decide-bar.tsx';
import { decideHeldEventsAction } from '../erp-actions.ts';
import { ErpFrame, type ErpPageProps, readErpPage } from '../erp-page.tsx';
import { HeldChangesTable } from './held-changes-table.tsx';
import { StatusesSheet } from './statuses-sheet.tsx';

/** The changes that the safeguard holds, with staff's decision on them. */
export default async function Held(props: ErpPageProps) {
  const { slug, path, staff, page, locale, words, timeZone } = await readErpPage(props, '/held');
  const [found, statuses] = await Promise.all([listHeldEvents(staff, page), listHeldStatuses(staff)]);
  if (!found || !statuses) notFound();
  const { changes, count, until } = found;
  const { held } = words;
  const total = formatNumber(locale, count);
  return (
    <ErpFrame
      slug={slug}
      words={words}
      topics={['erp']}
      title={held.title}
      detail={count > 0 && held.count(count, total)}
    >
      {changes.length === 0 || !until ? (
        <Sheet>
          <EmptyState icon="check" title={held.none}>
            {held.noneBody}
          </EmptyState>
        </Sheet>
      ) : (
        <div className="grid gap-4">
          <Notice tone="wait" news={false}>
            {held.why}
          </Notice>
          <Sheet>
            <HeldChangesTable slug={slug} changes={changes} timeZone={timeZone} locale={locale} words={words} />
            <Pager
              page={page}
              pageSize={heldPageSize}
              shown={changes.length}
              total={count}
              href={(to) => `${path}?page=${to}`}
              locale={locale}
              words={words}
            />
          </Sheet>
          <DecideBar
            action={decideHeldEventsAction}
            slug={slug}
            fields={{ until: until.toISOString() }}
            apply={held.apply(count, total)}
            discard={held.discard}
            note={held.note}
          />
        </div>
      )}
      {statuses.count > 0 && (
        <div className="mt-4">
          <StatusesSheet slug={slug} held={statuses} timeZone={timeZone} locale={locale} words={words} />
        </div>
      )}
    </ErpFrame>
  );
}
