import { Email } from '#components/email.tsx';
import { Cell, Row, RowHead, Table } from '#components/page/table.tsx';
import { Person } from '#components/person.tsx';
import { PhoneModel } from '#components/registrations/phone-model.tsx';
import { registrationState } from '#lib/access/registration-state.ts';
import type { ClientRegistration } from '#lib/access/registrations-of.ts';
import { fullName } from '#lib/clients/client.ts';
import type { ClientRow } from '#lib/clients/list-rows.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import type { ClientInvitation } from '#lib/invitations/invitations-of.ts';
import { clientAddress } from './client-address.ts';
import { ClientMenu } from './client-menu.tsx';
import { ClientState } from './client-state.tsx';
import { RowButtons } from './row-buttons.tsx';

export type ClientTableProps = {
  rows: readonly ClientRow[];
  /** The accounts of these clients, by the client's id. */
  registrations: ReadonlyMap<string, ClientRegistration>;
  /** Their latest invitations, by the client's id. */
  invitations: ReadonlyMap<string, ClientInvitation>;
  /** `/club-lumiere/clients` */
  home: string;
  /** The parameters of the list, which the client's page leads back to. */
  list: string;
  /** The address of the list with its search, to which `delete=<client id>` is added. */
  deleteHref: ((id: string) => string) | null;
  /** The same with `refuse=<attachment id>`. */
  refuseHref: (id: string) => string;
  showDate: (moment: Date) => string;
  showAgo: (moment: Date) => string;
  dictionary: Pick<Dictionary, 'clients' | 'invitations' | 'registrations'>;
};

/** The rows of the list: who, in which state, and what can be done. */
export function ClientTable(props: ClientTableProps) {
  const { rows, registrations, home, list, deleteHref, refuseHref, showDate, showAgo, dictionary } = props;
  const { clients: words, registrations: states } = dictionary;
  const columns = [
    { key: 'client', label: words.columns.client },
    { key: 'state', label: words.columns.state },
    { key: 'todo', label: words.columns.todo },
    { key: 'actions', label: words.columns.actions, hidden: true, end: true },
  ];
  return (
    <Table caption={words.title} columns={columns}>
      {rows.map((client) => {
        const name = fullName(client);
        const registration = registrations.get(client.id);
        const state = registrationState(registration);
        const invitation = props.invitations.get(client.id);
        return (
          <Row key={client.id}>
            <RowHead>
              <Person id={client.id} name={name} href={clientAddress(`${home}/${client.id}`, list)}>
                <Email address={client.email} />
                {registration?.device && <PhoneModel model={registration.device.model} words={states} />}
              </Person>
            </RowHead>
            <Cell>
              <ClientState
                client={client}
                registration={registration}
                invitation={invitation}
                showDate={showDate}
                showAgo={showAgo}
                dictionary={dictionary}
              />
            </Cell>
            <Cell across={state === 'pending'} wideOnly={state !== 'pending'}>
              <RowButtons
                state={state}
                clientId={client.id}
                registration={registration}
                name={name}
                refuseHref={refuseHref}
                words={states}
                chooseLabel={dictionary.invitations.choose(name)}
              />
            </Cell>
            <Cell end>
              <ClientMenu
                client={client}
                name={name}
                here={`${home}/${client.id}`}
                list={list}
                deleteHref={deleteHref?.(client.id) ?? null}
                words={words}
              />
            </Cell>
          </Row>
        );
      })}
    </Table>
  );
}
