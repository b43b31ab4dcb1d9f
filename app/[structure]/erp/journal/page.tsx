import { Chip, Chips } from '#components/chips.tsx';
import { JournalTable } from '#components/erp/journal-table.tsx';
import { SearchField } from '#components/forms/search-field.tsx';
import { Icon } from '#components/icon.tsx';
import { EmptyState } from '#components/page/empty-state.tsx';
import { Pagination } from '#components/page/pagination.tsx';
import { Sheet } from '#components/page/sheet.tsx';
import { erpVerdicts, listErpEvents } from '#lib/erp/events/list-erp-events.ts';
import { isId } from '#lib/identity/id.ts';
import { ErpFrame, type ErpPageProps, readErpPage } from '../erp-page.tsx';

/** Every event of the ERP with its verdict. */
export default async function Journal(props: ErpPageProps) {
  const { slug, path, staff, parameter, locale, words, timeZone } = await readErpPage(props, '/journal');
  const [client, verdict, before] = [parameter('client'), parameter('verdict'), parameter('before')];
  const q = parameter('q')?.slice(0, 100);
  const { events, older } = await listErpEvents(staff, { q, client, verdict, before });
  const href = (more: Record<string, string>) => {
    const parameters = new URLSearchParams({ ...(q && { q }), ...(isId(client) && { client }), ...more });
    return parameters.size > 0 ? `${path}?${parameters}` : path;
  };
  const kept: Record<string, string> = erpVerdicts.some((known) => known === verdict) ? { verdict } : {};
  return (
    <ErpFrame slug={slug} words={words} topics={['erp']} title={words.journal}>
      <div className="grid gap-4">
        <SearchField
          action={path}
          query={q ?? ''}
          keep={{ ...(isId(client) && { client }), ...kept }}
          label={words.reading.search}
          placeholder={words.reading.search}
          submitLabel={words.reading.search}
        />
        <Chips label={words.verdict}>
          {isId(client) && (
            <Chip href={path} current>
              {words.ofClient}
              <Icon name="cross" bold />
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
            <JournalTable events={events} timeZone={timeZone} locale={locale} words={words} />
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
    </ErpFrame>
  );
}
