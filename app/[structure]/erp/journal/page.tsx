import { Chip, Chips } from '#components/chips.tsx';
import { JournalTable } from '#components/erp/journal-table.tsx';
import { SearchField } from '#components/forms/search-field.tsx';
import { Icon } from '#components/icon.tsx';
import { EmptyState } from '#components/page/empty-state.tsx';
import { Pagination } from '#components/page/pagination.tsx';
import { Sheet } from '#components/page/sheet.tsx';
import { erpVerdicts, listErpEvents } from '#lib/erp/events/list-erp-events.ts';
import { readJournalChoices } from '#lib/erp/overview/read-journal-choices.ts';
import { formatMoment } from '#lib/i18n/format.ts';
import { isId } from '#lib/identity/id.ts';
import { ErpFrame, type ErpPageProps, readErpPage } from '../erp-page.tsx';
import { KindChips } from './kind-chips.tsx';

/** Every event of the ERP with its verdict. */
export default async function Journal(props: ErpPageProps) {
  const { slug, path, staff, parameter, locale, dictionary, words, timeZone } = await readErpPage(props, '/journal');
  const { journal: texts } = dictionary.erpExplained;
  const [client, verdict, before] = [parameter('client'), parameter('verdict'), parameter('before')];
  const [q, kind, type] = (['q', 'kind', 'type'] as const).map((name) => parameter(name)?.slice(0, 100));
  const [{ events, older, scannedTo }, choices] = await Promise.all([
    listErpEvents(staff, { q, client, verdict, kind, type, before }),
    readJournalChoices(staff),
  ]);
  const shown = erpVerdicts.find((known) => known === verdict);
  const kept: Record<string, string> = {
    ...(isId(client) && { client }),
    ...(shown && { verdict: shown }),
    ...(kind && { kind }),
    ...(type && { type }),
  };
  /** This page with another choice; undefined for none. */
  const href = (more: Record<string, string | undefined>) => {
    const chosen = Object.entries({ ...(q && { q }), ...kept, ...more });
    const parameters = new URLSearchParams(chosen.flatMap(([name, value]) => (value ? [[name, value]] : [])));
    return parameters.size > 0 ? `${path}?${parameters}` : path;
  };
  return (
    <ErpFrame slug={slug} words={words} topics={['erp']} title={words.journal}>
      <div className="grid gap-4">
        <SearchField
          action={path}
          query={q ?? ''}
          keep={kept}
          label={words.reading.search}
          placeholder={words.reading.search}
          submitLabel={words.reading.search}
        />
        <Chips label={words.verdict}>
          {isId(client) && (
            <Chip href={href({ client: undefined })} current>
              {words.ofClient}
              <Icon name="cross" bold />
              <span className="sr-only">{words.everybody}</span>
            </Chip>
          )}
          <Chip href={href({ verdict: undefined })} current={!shown}>
            {words.allVerdicts}
          </Chip>
          {erpVerdicts.map((known) => (
            <Chip key={known} href={href({ verdict: known })} current={shown === known}>
              {words.verdicts[known]}
            </Chip>
          ))}
        </Chips>
        <KindChips
          label={texts.kinds}
          all={texts.allKinds}
          name="kind"
          {...{ names: choices.kinds, current: kind, href }}
        />
        <KindChips
          label={texts.types}
          all={texts.allTypes}
          name="type"
          {...{ names: choices.types, current: type, href }}
        />
        <Sheet>
          {scannedTo && (
            <p className="border-b border-line px-3.5 py-3 text-note text-soft wide:px-[18px]">
              {texts.scannedTo(formatMoment(locale, scannedTo, timeZone))}
            </p>
          )}
          {events.length === 0 && scannedTo ? null : events.length === 0 ? (
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
              previousHref={before ? href({}) : undefined}
              nextHref={older ? href({ before: older }) : undefined}
              previousLabel={words.newest}
              nextLabel={words.older}
            />
          )}
        </Sheet>
      </div>
    </ErpFrame>
  );
}
