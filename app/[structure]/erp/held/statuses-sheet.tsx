import Link from 'next/link';
import { Badge } from '#components/badge.tsx';
import { Sheet } from '#components/page/sheet.tsx';
import { Cell, Row, RowHead, Table } from '#components/page/table.tsx';
import { Person } from '#components/person.tsx';
import type { HeldStatuses } from '#lib/erp/held/list-held-statuses.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import { formatMoment, formatNumber } from '#lib/i18n/format.ts';
import type { Locale } from '#lib/i18n/locale.ts';

type Props = { slug: string; held: HeldStatuses; timeZone: string; locale: Locale; words: Dictionary['erp'] };

/** People whose status in the ERP excludes them; staff has nothing to decide about them. */
export function StatusesSheet({ slug, held: { statuses, count }, timeZone, locale, words }: Props) {
  const { statuses: text, person } = words.held;
  return (
    <div id="statuses">
      <Sheet title={text.title}>
        <p className="px-3.5 pt-1 pb-2 text-sm text-soft wide:px-[18px]">
          {text.why} {count > statuses.length && text.more(formatNumber(locale, count))}
        </p>
        <Table
          caption={text.title}
          columns={[
            { key: 'who', label: person },
            { key: 'status', label: text.status },
            { key: 'when', label: words.when },
          ]}
        >
          {statuses.map(({ eventId, erpId, name, hold, status, receivedAt }) => (
            <Row key={eventId}>
              <RowHead>
                <Person id={eventId} name={name || erpId} href={`/${slug}/erp/events/${eventId}`}>
                  {name && <span className="break-all">{erpId}</span>}
                </Person>
              </RowHead>
              <Cell across>
                <Badge tone={hold === 'status-unknown' ? 'wait' : 'none'}>{text.reasons[hold]}</Badge>
                <span className="mt-0.5 block font-mono text-sm break-all text-soft">{status}</span>
              </Cell>
              <Cell across>
                <Link
                  href={`/${slug}/erp/events/${eventId}`}
                  prefetch={false}
                  className="text-sm text-soft underline underline-offset-2 hover:text-accent"
                >
                  {formatMoment(locale, receivedAt, timeZone)}
                </Link>
              </Cell>
            </Row>
          ))}
        </Table>
      </Sheet>
    </div>
  );
}
