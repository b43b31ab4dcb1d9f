import { Email } from '#components/email.tsx';
import { Cell, Row, RowHead } from '#components/page/table.tsx';
import { Person } from '#components/person.tsx';
import type { ErpPeopleKind, ErpPerson } from '#lib/erp/people/list-erp-people.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';

/**
 * A row for each of these people.
 * @param showDay writes the day on which the ERP took a client over
 */
export function peopleRows(
  people: ErpPerson[],
  kind: ErpPeopleKind,
  { slug, words, showDay }: { slug: string; words: Dictionary['erp']; showDay: (moment: Date) => string },
) {
  return people.map(({ id, lastName, firstName, email, erpId, erpKind, takenAt, eventId }) => (
    <Row key={id ?? eventId}>
      <RowHead>
        <Person
          id={id ?? erpId ?? ''}
          name={`${firstName} ${lastName}`.trim() || (erpId ?? '')}
          href={`/${slug}/${id ? `clients/${id}` : `erp/events/${eventId}`}`}
        >
          <Email address={email} />
        </Person>
      </RowHead>
      {kind !== 'hand' && (
        <Cell across>
          {erpId && <span className="break-all">{erpKind ? erpId.slice(erpKind.length + 1) : erpId}</span>}
          {erpKind && <span className="block text-sm break-all text-soft">{erpKind}</span>}
          {!id && <span className="block text-sm text-soft">{words.people.notClient}</span>}
          {takenAt && <span className="block text-sm text-soft">{words.people.takenAt(showDay(takenAt))}</span>}
        </Cell>
      )}
    </Row>
  ));
}
