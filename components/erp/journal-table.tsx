import { Cell, Row, RowHead, Table } from '#components/page/table.tsx';
import { Person } from '#components/person.tsx';
import type { ListedErpEvent } from '#lib/erp/events/list-erp-events.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import { formatNumber, formatSecond } from '#lib/i18n/format.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { VerdictBadge } from './verdict-badge.tsx';

type Props = { slug: string; events: ListedErpEvent[]; timeZone: string; locale: Locale; words: Dictionary['erp'] };

/** Lists events of the ERP, one in each row: person, verdict and time. */
export function JournalTable({ slug, events, timeZone, locale, words }: Props) {
  return (
    <Table
      caption={words.journal}
      columns={[
        { key: 'who', label: words.who },
        { key: 'verdict', label: words.verdict },
        { key: 'when', label: words.when, end: true },
      ]}
    >
      {events.map((event) => (
        <Row key={event.id}>
          <RowHead>
            <Person
              id={event.clientId ?? event.id}
              name={event.name ?? event.erpId ?? '–'}
              href={`/${slug}/erp/events/${event.id}`}
            >
              <span className="font-mono text-sm break-all">{event.type}</span>
              {event.name && event.erpId && <span className="break-all"> · {event.erpId}</span>}
            </Person>
          </RowHead>
          <Cell>
            <VerdictBadge verdict={event.verdict} words={words} />
            {event.wasRefused && (
              <span className="mt-0.5 block text-sm text-soft">{words.reading.refusedThenRight}</span>
            )}
            {event.hold && (
              <span className="mt-0.5 block text-sm text-soft">{words.held.statuses.reasons[event.hold]}</span>
            )}
          </Cell>
          <Cell end>
            <span className="whitespace-nowrap">{formatSecond(locale, event.receivedAt, timeZone)}</span>
            {event.ahead && <span className="block text-sm text-soft">{words.aheadMark}</span>}
            {event.lag !== null && (
              <span className="block text-sm text-soft">
                {words.appliedIn(words.milliseconds(formatNumber(locale, event.lag)))}
              </span>
            )}
          </Cell>
        </Row>
      ))}
    </Table>
  );
}
