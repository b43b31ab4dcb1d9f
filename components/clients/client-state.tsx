import { Badge } from '#components/badge.tsx';
import { InvitationLine } from '#components/invitations/invitation-line.tsx';
import { RegistrationBadge } from '#components/registrations/registration-badge.tsx';
import { registrationState } from '#lib/access/registration-state.ts';
import type { ClientRegistration } from '#lib/access/registrations-of.ts';
import type { ClientRow } from '#lib/clients/list-rows.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import type { ClientInvitation } from '#lib/invitations/invitations-of.ts';

type Props = {
  client: ClientRow;
  registration: ClientRegistration | undefined;
  invitation: ClientInvitation | undefined;
  showDate: (moment: Date) => string;
  showAgo: (moment: Date) => string;
  dictionary: Pick<Dictionary, 'clients' | 'invitations' | 'registrations'>;
};

/** The badge of a client in the list, and one line about it: invitation, last visit, origin. */
export function ClientState(props: Props) {
  const { client, registration, invitation, dictionary } = props;
  const { clients: words, registrations: states } = dictionary;
  const state = registrationState(registration);
  return (
    <>
      {client.erpRemovedAt ? (
        <Badge tone="inf" icon="leave">
          {words.former}
        </Badge>
      ) : (
        <RegistrationBadge state={state} hasAccess={!registration?.withoutAccess} words={states} />
      )}
      {client.erpRemovedAt ? (
        <span className="mt-0.5 block text-sm text-soft">{former(client, client.erpRemovedAt, props)}</span>
      ) : state === 'not-registered' && invitation ? (
        <InvitationLine invitation={invitation} when={props.showAgo(invitation.since)} words={dictionary.invitations} />
      ) : (
        <span className="mt-0.5 block text-sm text-soft">
          {registration?.withoutAccess && (
            <span className="block text-ink">{states.withoutAccess[registration.withoutAccess]}</span>
          )}
          {since(props)}
        </span>
      )}
    </>
  );
}

/** When the ERP removed the client, whether they still have access, and their last visit. */
function former(
  { accessUntil, formersEnter }: ClientRow,
  removedAt: Date,
  { registration, dictionary, showDate, showAgo }: Props,
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

/** When the client asked to join or was last seen; otherwise when and how the record was added. */
function since({ client, registration, dictionary, showDate, showAgo }: Props): string {
  const { clients: words, registrations: states } = dictionary;
  if (registration?.validation === 'pending' && registration.requestedAt)
    return states.asked(showAgo(registration.requestedAt));
  if (registration?.lastSeenAt) return states.seen(showAgo(registration.lastSeenAt));
  return `${words.addedOn[client.source]} · ${showDate(client.createdAt)}`;
}
