import { Badge } from '#components/badge.tsx';
import { Email } from '#components/email.tsx';
import { ButtonForm } from '#components/forms/button-form.tsx';
import { Cell, type Column, Row, RowHead, Table } from '#components/page/table.tsx';
import { Person } from '#components/person.tsx';
import type { Proposal, ProposedRecord } from '#lib/erp/proposals/list-proposals.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import { formatDay } from '#lib/i18n/format.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { likelihoodOf } from '#lib/matching/reasons.ts';

type Decide = (form: FormData) => Promise<void>;

type Props = {
  proposals: Proposal[];
  slug: string;
  /** The page that the buttons lead back to. */
  at: 'people' | 'matches';
  actions: { link: Decide; refuse: Decide };
  locale: Locale;
  dictionary: Dictionary;
};

/** People of the ERP beside the clients that they likely are, with the reasons and the decision. */
export function ProposalsTable(props: Props) {
  const { erpProposals: words } = props.dictionary;
  return (
    <Table caption={words.title} columns={proposalColumns(words)}>
      {proposalRows(props)}
    </Table>
  );
}

/** The columns of `proposalRows`. */
export function proposalColumns(words: Dictionary['erpProposals']): Column[] {
  return [
    { key: 'person', label: words.person, className: 'w-1/4' },
    { key: 'client', label: words.client, className: 'w-1/4' },
    { key: 'why', label: words.why },
    { key: 'decide', label: words.decide, hidden: true },
  ];
}

/** A row for each pair. */
export function proposalRows({ proposals, slug, at, actions, locale, dictionary }: Props) {
  const { erpProposals: words, matches } = dictionary;
  return proposals.map(({ erpId, clientId, personId, eventId, score, reasons, person, client }) => {
    const [name, clientName] = [nameOf(person) || erpId, nameOf(client) || client.email];
    const fields = { structure: slug, at, person: erpId, client: clientId };
    return (
      <Row key={`${erpId} ${clientId}`}>
        <RowHead>
          <Person
            id={personId ?? erpId}
            name={name}
            href={`/${slug}/${personId ? `clients/${personId}` : `erp/events/${eventId}`}`}
          >
            <Facts record={person} locale={locale} />
            <span className="block break-all">{erpId}</span>
          </Person>
        </RowHead>
        <Cell across>
          <Person id={clientId} name={clientName} href={`/${slug}/clients/${clientId}`}>
            <Facts record={client} locale={locale} />
          </Person>
        </Cell>
        <Cell across>
          <Badge tone="inf" icon="check">
            {matches.likelihood[likelihoodOf(score)]}
          </Badge>
          <ul className="mt-1 text-sm text-soft">
            {reasons.map((reason) => (
              <li key={reason}>{matches.reasons[reason]}</li>
            ))}
          </ul>
        </Cell>
        <Cell across>
          <div className="flex flex-wrap gap-2">
            <ButtonForm action={actions.link} fields={fields} variant="go">
              <span aria-hidden="true">{words.link}</span>
              <span className="sr-only">{words.linkNamed(name, clientName)}</span>
            </ButtonForm>
            <ButtonForm action={actions.refuse} fields={fields}>
              <span aria-hidden="true">{words.refuse}</span>
              <span className="sr-only">{words.refuseNamed(name, clientName)}</span>
            </ButtonForm>
          </div>
        </Cell>
      </Row>
    );
  });
}

function nameOf({ firstName, lastName }: ProposedRecord): string {
  return `${firstName} ${lastName}`.trim();
}

function Facts({ record: { email, phone, birthDate }, locale }: { record: ProposedRecord; locale: Locale }) {
  return (
    <>
      <Email address={email} />
      {phone && <span className="block">{phone}</span>}
      {birthDate && <span className="block">{formatDay(locale, new Date(birthDate))}</span>}
    </>
  );
}
