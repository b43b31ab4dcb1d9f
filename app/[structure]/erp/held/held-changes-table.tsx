import Link from 'next/link';
import { ChangeCell } from '#components/erp/change-cell.tsx';
import { Cell, Row, RowHead, Table } from '#components/page/table.tsx';
import { Person } from '#components/person.tsx';
import type { listHeldEvents } from '#lib/erp/held/list-held-events.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import { formatMoment } from '#lib/i18n/format.ts';
import type { Locale } from '#lib/i18n/locale.ts';

type Props = {
  slug: string;
  changes: NonNullable<Awaited<ReturnType<typeof listHeldEvents>>>['changes'];
  timeZone: string;
  locale: Locale;
  words: Dictionary['erp'];
};

/** The changes that the safeguard holds: whom each concerns, what it would do, when it arrived. */
export function HeldChangesTable({ slug, changes, timeZone, locale, words }: Props) {
  const { held } = words;
  return (
    <Table
      caption={held.title}
      columns={[
        { key: 'who', label: held.person },
        { key: 'would', label: held.would },
        { key: 'when', label: words.when },
      ]}
    >
      {changes.map((change) => (
        <Row key={change.eventId}>
          <RowHead>
            <Person
              id={change.clientId ?? change.eventId}
              name={change.name || change.erpId}
              {...(change.clientId && { href: `/${slug}/clients/${change.clientId}` })}
            >
              {change.removes && (change.email || held.unknown)}
            </Person>
          </RowHead>
          <Cell across>
            <ChangeCell {...change} words={words} />
          </Cell>
          <Cell across>
            <Link
              href={`/${slug}/erp/events/${change.eventId}`}
              prefetch={false}
              className="text-sm text-soft underline underline-offset-2 hover:text-accent"
            >
              {formatMoment(locale, change.receivedAt, timeZone)}
            </Link>
          </Cell>
        </Row>
      ))}
    </Table>
  );
}
