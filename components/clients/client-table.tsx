import { Badge } from '#components/badge.tsx';
import { ButtonLink } from '#components/button.tsx';
import { Email } from '#components/email.tsx';
import { InvitationLine } from '#components/invitations/invitation-line.tsx';
import { Menu, MenuLink } from '#components/menu.tsx';
import { Cell, Row, RowHead, Table } from '#components/page/table.tsx';
import { Person } from '#components/person.tsx';
import { PhoneModel } from '#components/registrations/phone-model.tsx';
import { RegistrationBadge } from '#components/registrations/registration-badge.tsx';
import { registrationState } from '#lib/access/registration-state.ts';
import type { ClientRegistration } from '#lib/access/registrations-of.ts';
import { fullName } from '#lib/clients/client.ts';
import type { ClientRow } from '#lib/clients/list-rows.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import type { ClientInvitation } from '#lib/invitations/invitations-of.ts';
import { RowButtons } from './row-buttons.tsx';

export type ClientTableProps = {
  rows: readonly ClientRow[];
  /** The accounts of these clients, by the client's id. */
  registrations: ReadonlyMap<string, ClientRegistration>;
  /** Their latest invitations, by the client's id. */
  invitations: ReadonlyMap<string, ClientInvitation>;
  /** `/club-lumiere/clients` */
  home: string;
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
  const { rows, registrations, home, deleteHref, refuseHref, dictionary } = props;
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
              <Person id={client.id} name={name} href={`${home}/${client.id}`}>
                <Email address={client.email} />
                {registration?.device && <PhoneModel model={registration.device.model} words={states} />}
              </Person>
            </RowHead>
            <Cell>
              {client.erpRemovedAt ? (
                <Badge tone="inf" icon="leave">
                  {words.former}
                </Badge>
              ) : (
                <RegistrationBadge state={state} words={states} />
              )}
              {client.erpRemovedAt ? (
                <span className="mt-0.5 block text-sm text-soft">
                  {former(client, client.erpRemovedAt, registration, props)}
                </span>
              ) : state === 'not-registered' && invitation ? (
                <InvitationLine
                  invitation={invitation}
                  when={props.showAgo(invitation.since)}
                  words={dictionary.invitations}
                />
              ) : (
                <span className="mt-0.5 block text-sm text-soft">{since(client, registration, props)}</span>
              )}
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
              <Menu label={words.actions} about={name}>
                <MenuLink href={`${home}/${client.id}`} icon="person">
                  {words.open}
                </MenuLink>
                <MenuLink href={`${home}/${client.id}/edit`} icon="pencil">
                  {words.edit}
                </MenuLink>
                {deleteHref && client.inErp && (
                  <li className="mt-1 max-w-60 border-t border-line px-3 pt-2.5 pb-2 text-sm text-soft">
                    {words.deleteInErp}
                  </li>
                )}
                {deleteHref && !client.inErp && (
                  <MenuLink href={deleteHref(client.id)} icon="bin" bad>
                    {words.delete}
                  </MenuLink>
                )}
              </Menu>
            </Cell>
          </Row>
        );
      })}
    </Table>
  );
}

/**
 * Since when a client is removed from the ERP, whether they may still enter, and when they last
 * did.
 */
function former(
  { accessUntil, formersEnter }: ClientRow,
  removedAt: Date,
  registration: ClientRegistration | undefined,
  { dictionary, showDate, showAgo }: ClientTableProps,
) {
  const { clients: words, registrations: states } = dictionary;
  const granted = accessUntil && accessUntil > new Date() ? words.formerUntil(showDate(accessUntil)) : words.formerShut;
  return (
    <>
      {words.formerRemoved(showDate(removedAt))}
      <span className="block">
        {formersEnter ? words.formerKept : granted}
        {registration?.lastSeenAt && ` · ${states.seen(showAgo(registration.lastSeenAt))}`}
      </span>
    </>
  );
}

/**
 * What is worth knowing of the state: when they were last seen or asked; of the others, since when
 * they are here.
 */
function since(
  client: ClientRow,
  registration: ClientRegistration | undefined,
  { dictionary, showDate, showAgo }: ClientTableProps,
): string {
  const { clients: words, registrations: states } = dictionary;
  if (registration?.validation === 'pending' && registration.requestedAt)
    return states.asked(showAgo(registration.requestedAt));
  if (registration?.lastSeenAt) return states.seen(showAgo(registration.lastSeenAt));
  return `${words.addedOn[client.source]} · ${showDate(client.createdAt)}`;
}

/** What to do when there is nobody to show at all. */
export function FirstSteps({
  home,
  importHref,
  words,
}: {
  home: string;
  importHref: string | null;
  words: Dictionary['clients'];
}) {
  return (
    <>
      <ButtonLink variant="go" href={`${home}/new`}>
        {words.add}
      </ButtonLink>
      {importHref && (
        <ButtonLink href={importHref} icon="upload">
          {words.import}
        </ButtonLink>
      )}
    </>
  );
}
