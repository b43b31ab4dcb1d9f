import Link from 'next/link';
import { Chip, Chips } from '#components/chips.tsx';
import { JournalTable } from '#components/erp/journal-table.tsx';
import { Icon } from '#components/icon.tsx';
import { Live } from '#components/live/live.tsx';
import { EmptyState } from '#components/page/empty-state.tsx';
import { PageHead } from '#components/page/page-head.tsx';
import { Pagination } from '#components/page/pagination.tsx';
import { Sheet } from '#components/page/sheet.tsx';
import { erpVerdicts, listErpEvents } from '#lib/erp/events/list-erp-events.ts';
import { firstValue } from '#lib/forms/first-value.ts';
import { isId } from '#lib/identity/id.ts';
import { currentDictionary, currentLocale } from '#lib/session/current-locale.ts';
import { requireStaff } from '#lib/session/require-staff.ts';

type Props = {
  params: Promise<{ structure: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** Every event of the ERP and what became of it. */
export default async function Journal({ params, searchParams }: Props) {
  const { structure: slug } = await params;
  const path = `/${slug}/erp/journal`;
  const staff = await requireStaff(slug, 'erp.read', path);
  const asked = await searchParams;
  const [client, verdict, before] = [firstValue(asked.client), firstValue(asked.verdict), firstValue(asked.before)];
  const [{ events, older }, locale, { erp: words }] = await Promise.all([
    listErpEvents(staff, { client, verdict, before }),
    currentLocale(),
    currentDictionary(),
  ]);
  const href = (more: Record<string, string>) => {
    const parameters = new URLSearchParams({ ...(isId(client) && { client }), ...more });
    return parameters.size > 0 ? `${path}?${parameters}` : path;
  };
  const kept: Record<string, string> = erpVerdicts.some((known) => known === verdict) ? { verdict } : {};
  return (
    <>
      <Live slug={slug} topics={['erp']} />
      <PageHead title={words.journal} above={<Link href={`/${slug}/erp`}>{words.back}</Link>} />
      <div className="grid gap-4">
        <Chips label={words.verdict}>
          {isId(client) && (
            <Chip href={path} current>
              {words.ofClient}
              <Icon name="cross" weight={2.4} />
              <span className="sr-only">{words.everybody}</span>
            </Chip>
          )}
          <Chip href={href({})} current={!kept.verdict}>
            {words.allVerdicts}
          </Chip>
          {erpVerdicts.map((known) => (
            <Chip key={known} href={href({ verdict: known })} current={kept.verdict === known}>
              {words.verdicts[known]}
            </Chip>
          ))}
        </Chips>
        <Sheet>
          {events.length === 0 ? (
            <EmptyState icon="clock" title={words.noEvents}>
              {words.noEventsBody}
            </EmptyState>
          ) : (
            <JournalTable
              slug={slug}
              events={events}
              timeZone={staff.structure.timeZone}
              locale={locale}
              words={words}
            />
          )}
          {(older || before) && (
            <Pagination
              label={words.pages}
              range={words.latest}
              previousHref={before ? href(kept) : undefined}
              nextHref={older ? href({ ...kept, before: older }) : undefined}
              previousLabel={words.newest}
              nextLabel={words.older}
            />
          )}
        </Sheet>
      </div>
    </>
  );
}
