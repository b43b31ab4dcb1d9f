import Link from 'next/link';
import { EmptyState } from '#components/page/empty-state.tsx';
import { PageHead } from '#components/page/page-head.tsx';
import { Pagination } from '#components/page/pagination.tsx';
import { Sheet } from '#components/page/sheet.tsx';
import { Timeline, TimelineItem } from '#components/page/timeline.tsx';
import type { AuditEvent } from '#lib/audit/audit-event.ts';
import { describeEvent } from '#lib/audit/describe-event.ts';
import { listEvents } from '#lib/audit/list-events.ts';
import { firstValue } from '#lib/forms/first-value.ts';
import { formatMoment } from '#lib/i18n/format.ts';
import { currentDictionary, currentLocale } from '#lib/session/current-locale.ts';
import { requireStaff } from '#lib/session/require-staff.ts';
import { eventLook } from './event-look.ts';

type Props = {
  params: Promise<{ structure: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** What happened in the structure, and who did it. */
export default async function Activity({ params, searchParams }: Props) {
  const { structure: slug } = await params;
  const staff = await requireStaff(slug, 'activity.read', `/${slug}/activity`);
  const before = firstValue((await searchParams).before);
  const [{ events, older }, locale, dictionary] = await Promise.all([
    listEvents(staff, before),
    currentLocale(),
    currentDictionary(),
  ]);
  const { activity } = dictionary;
  return (
    <>
      <PageHead title={activity.title} />
      <Sheet padded>
        {events.length === 0 ? (
          <EmptyState icon="clock" title={activity.empty}>
            {activity.emptyBody}
          </EmptyState>
        ) : (
          <Timeline>
            {events.map(({ id, at, author, client, colleague, event }) => (
              <TimelineItem
                key={id}
                {...eventLook(event)}
                title={describeEvent(dictionary, event, colleague ?? undefined)}
                at={at}
                when={formatMoment(locale, at, staff.structure.timeZone)}
                by={author ?? (isByErp(event) ? activity.erp : activity.system)}
              >
                {'clientId' in event && client && (
                  <Link
                    href={`/${slug}/clients/${event.clientId}`}
                    prefetch={false}
                    className="text-accent underline underline-offset-2"
                  >
                    {client}
                  </Link>
                )}
              </TimelineItem>
            ))}
          </Timeline>
        )}
      </Sheet>
      {(older || before) && (
        <Pagination
          label={activity.pages}
          range={activity.latest}
          previousHref={before ? `/${slug}/activity` : undefined}
          nextHref={older ? `/${slug}/activity?before=${older}` : undefined}
          previousLabel={activity.newest}
          nextLabel={activity.older}
        />
      )}
    </>
  );
}

/** Whether the ERP did it itself, so that no staff member is its author. */
function isByErp(event: AuditEvent): boolean {
  return event.kind === 'erp-event-replayed' && event.details.byErp === true;
}
