import { Table } from '#components/page/table.tsx';
import type { ClientRegistration } from '#lib/access/registrations-of.ts';
import type { ClientRow } from '#lib/clients/list-rows.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import { lastingReason } from '#lib/invitations/lasting-reason.ts';
import type { InvitationView } from '#lib/invitations/read-invitation.ts';
import { ClientRows, type ClientRowsProps } from './client-rows.tsx';
import { showClient } from './show-client.ts';

export type ClientTableProps = {
  rows: readonly ClientRow[];
  /** The accounts of these clients, by the client's id. */
  registrations: ReadonlyMap<string, ClientRegistration>;
  /** What is to be said of their invitations, by the client's id. */
  invitations: ReadonlyMap<string, InvitationView>;
  /** The parameters of the list, which the client's page leads back to. */
  list: string;
  mayDelete: boolean;
  ticked: ClientRowsProps['ticked'];
  showDate: (moment: Date) => string;
  showAgo: (moment: Date) => string;
  dictionary: Pick<Dictionary, 'bulk' | 'clients' | 'invitations' | 'registrations'>;
};

/** The rows of the list: who, in which state, and what can be done. */
export function ClientTable(props: ClientTableProps) {
  const { rows, registrations, invitations, list, mayDelete, dictionary } = props;
  const words = dictionary.clients;
  const columns = [
    { key: 'client', label: words.columns.client },
    { key: 'state', label: words.columns.state },
    { key: 'todo', label: words.columns.todo },
    { key: 'actions', label: words.columns.actions, hidden: true, end: true },
  ];
  return (
    <Table caption={words.title} columns={columns}>
      <ClientRows
        rows={rows.map((client) => {
          const invitation = invitations.get(client.id);
          const reason = lastingReason(invitation);
          return showClient(client, registrations.get(client.id), invitation?.latest, reason, props);
        })}
        list={list}
        mayDelete={mayDelete}
        ticked={props.ticked}
        words={wordsOf(dictionary)}
      />
    </Table>
  );
}

/** Only texts go to the browser, and of them only those of the rows. */
function wordsOf({ clients, invitations, registrations }: ClientTableProps['dictionary']): ClientRowsProps['words'] {
  return {
    actions: clients.actions,
    open: clients.open,
    edit: clients.edit,
    delete: clients.delete,
    deleteInErp: clients.deleteInErp,
    choose: invitations.choose,
    invite: registrations.resendInvitation,
    validate: registrations.validate,
    refuse: registrations.refuse,
    phone: registrations.phone,
    badges: { ...registrations.states, shut: registrations.states.registered, former: clients.former },
  };
}
