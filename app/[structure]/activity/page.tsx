import { ButtonLink } from '#components/button.tsx';
import { EventChanges } from '#components/clients/event-changes.tsx';
import { EmptyState } from '#components/page/empty-state.tsx';
import { PageHead } from '#components/page/page-head.tsx';
import { PageNotice } from '#components/page/page-notice.tsx';
import { Pagination } from '#components/page/pagination.tsx';
import { Sheet } from '#components/page/sheet.tsx';
import { Timeline, TimelineItem } from '#components/page/timeline.tsx';
import { authorName } from '#lib/activity/author-name.ts';
import { filterParameters, parseEventFilter } from '#lib/activity/event-filter.ts';
import { listAuthors } from '#lib/activity/list-authors.ts';
import { type ListedEvent, listEvents } from '#lib/activity/list-events.ts';
import { may } from '#lib/actor/permissions.ts';
import { describeEvent } from '#lib/audit/describe-event.ts';
import { firstValue } from '#lib/forms/first-value.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import { formatMoment } from '#lib/i18n/format.ts';
import { currentDictionary, currentLocale } from '#lib/session/current-locale.ts';
import { requireStaff } from '#lib/session/require-staff.ts';
import { eventLook } from './event-look.ts';
import { FilterForm } from './filter-form.tsx';

type Props = {
  params: Promise<{ structure: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** What happened in the structure, and who did it. */
export default async function Activity({ params, searchParams }: Props) {
  const { structure: slug } = await params;
  const staff = await requireStaff(slug, 'activity.read', `/${slug}/activity`);
  const parameters = await searchParams;
  const before = firstValue(parameters.before);
  const filter = parseEventFilter(parameters);
  const [{ events, older }, authors, locale, dictionary] = await Promise.all([
    listEvents(staff, filter, before),
    listAuthors(staff),
    currentLocale(),
    currentDictionary(),
  ]);
  const { activity } = dictionary;
  const path = `/${slug}/activity`;
  const chosen = filterParameters(filter);
  const address = (page: string, more: Record<string, string> = {}) => {
    const all = new URLSearchParams([...chosen, ...Object.entries(more)]);
    return all.size > 0 ? `${page}?${all}` : page;
  };
  const readsAll = may(staff, 'activity.read-all');
  const nothing = chosen.size > 0 ? activity.nothingFound : readsAll ? activity.nothingYet : activity.nothingOwn;
  return (
    <>
      <PageHead
        title={activity.title}
        actions={
          readsAll && (
            <ButtonLink href={address(`${path}/export`)} icon="download" routeHandler>
              {activity.export}
            </ButtonLink>
          )
        }
      />
      <PageNotice page="activity" parameters={parameters} spaced dictionary={dictionary} />
      {!readsAll && <p className="mb-4 text-soft">{activity.ownOnly}</p>}
      <FilterForm action={path} filter={filter} authors={authors} isNarrowed={chosen.size > 0} words={activity} />
      <Sheet padded>
        {events.length === 0 ? (
          <EmptyState icon="clock" title={nothing.title}>
            {nothing.body}
          </EmptyState>
        ) : (
          <Timeline>
            {events.map((listed) => (
              <Item
                key={listed.id}
                listed={listed}
                base={`/${slug}`}
                when={formatMoment(locale, listed.at, staff.structure.timeZone)}
                dictionary={dictionary}
              />
            ))}
          </Timeline>
        )}
      </Sheet>
      {(older || before) && (
        <Pagination
          label={activity.pages}
          range={activity.latest}
          previousHref={before ? address(path) : undefined}
          nextHref={older ? address(path, { before: older }) : undefined}
          previousLabel={activity.newest}
          nextLabel={activity.older}
        />
      )}
    </>
  );
}

type ItemProps = { listed: ListedEvent; base: string; when: string; dictionary: Dictionary };

function Item({ listed, base, when, dictionary }: ItemProps) {
  const { at, client, colleague, event } = listed;
  return (
    <TimelineItem
      {...eventLook(event)}
      title={describeEvent(dictionary, event, colleague ?? undefined)}
      at={at}
      when={when}
      by={authorName(listed, dictionary)}
    >
      {'clientId' in event && client && (
        <a href={`${base}/clients/${event.clientId}`} className="text-accent underline underline-offset-2">
          {client}
        </a>
      )}
      <EventChanges event={event} dictionary={dictionary} />
    </TimelineItem>
  );
}
