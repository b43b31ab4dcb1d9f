import { isBad } from '#components/invitations/is-bad.ts';
import { registrationState } from '#lib/access/registration-state.ts';
import type { ClientRegistration } from '#lib/access/registrations-of.ts';
import { fullName } from '#lib/clients/client.ts';
import type { ClientRow } from '#lib/clients/list-rows.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import type { ClientInvitation } from '#lib/invitations/invitations-of.ts';
import type { LastingReason } from '#lib/invitations/lasting-reason.ts';
import type { ShownClient } from './client-rows.tsx';

type Saying = {
  showDate: (moment: Date) => string;
  showAgo: (moment: Date) => string;
  dictionary: Pick<Dictionary, 'bulk' | 'clients' | 'invitations' | 'registrations'>;
};

type State = [note: string, particulars?: ShownClient[4]];

/**
 * Says in the reader's words what the list tells of a client, and nothing that goes without saying.
 * @param notInvited why no invitation can be sent to the client
 */
export function showClient(
  client: ClientRow,
  registration: ClientRegistration | undefined,
  invitation: ClientInvitation | null | undefined,
  notInvited: LastingReason | undefined,
  saying: Saying,
): ShownClient {
  const { id, email, erpRemovedAt, inErp } = client;
  const [note, about] = erpRemovedAt
    ? formerState(client, erpRemovedAt, registration, saying)
    : stateOf(client, registration, invitation, saying);
  const particulars = {
    ...about,
    ...(registration?.device && { phone: registration.device.model }),
    ...(registration?.validation === 'pending' && { decides: registration.attachmentId }),
    ...(erpRemovedAt && !registration && !notInvited && ({ invites: true } as const)),
    ...(!registration && notInvited && ({ closed: true, ...whyClosed(notInvited, invitation, saying) } as const)),
    ...(inErp && ({ inErp: true } as const)),
  };
  const shown: ShownClient = [id, fullName(client), email, note];
  if (Object.keys(particulars).length > 0) shown.push(particulars);
  return shown;
}

/** Why no invitation can be sent, where the note of the row does not say it. */
function whyClosed(
  reason: LastingReason,
  invitation: ClientInvitation | null | undefined,
  { dictionary: { bulk, registrations } }: Saying,
): { why?: string } {
  if (reason === 'no-address') return { why: registrations.noEmail };
  return reason === 'former' || reason === invitation?.state ? {} : { why: bulk.reasons[reason] ?? reason };
}

/**
 * How far the client is on the way into the app, and one line about it: invitation, last visit,
 * origin.
 */
function stateOf(
  client: ClientRow,
  registration: ClientRegistration | undefined,
  invitation: ClientInvitation | null | undefined,
  saying: Saying,
): State {
  const { invitations, registrations } = saying.dictionary;
  if (!registration) {
    if (!invitation) return [since(client, undefined, saying)];
    const note = `${invitations.states[invitation.state]} ${saying.showAgo(invitation.since)}`;
    return isBad(invitation.state) ? [note, { bad: true }] : [note];
  }
  const note = since(client, registration, saying);
  const { withoutAccess } = registration;
  if (withoutAccess) return [note, { badge: 'shut', why: registrations.withoutAccess[withoutAccess] }];
  return [note, { badge: registrationState(registration) }];
}

/** When the ERP removed the client, whether they still have access, and their last visit. */
function formerState(
  { accessUntil, formersEnter }: ClientRow,
  removedAt: Date,
  registration: ClientRegistration | undefined,
  { showDate, showAgo, dictionary: { clients, registrations } }: Saying,
): State {
  const granted =
    accessUntil && accessUntil > new Date() ? clients.formerUntil(showDate(accessUntil)) : clients.formerShut;
  const seen = registration?.lastSeenAt ? ` · ${registrations.seen(showAgo(registration.lastSeenAt))}` : '';
  return [
    clients.formerRemoved(showDate(removedAt)),
    { badge: 'former', more: `${formersEnter ? clients.formerKept : granted}${seen}` },
  ];
}

/** When the client asked to join or was last seen; otherwise when and how the record was added. */
function since(client: ClientRow, registration: ClientRegistration | undefined, saying: Saying): string {
  const { showDate, showAgo, dictionary } = saying;
  const { clients: words, registrations: states } = dictionary;
  if (registration?.validation === 'pending' && registration.requestedAt)
    return states.asked(showAgo(registration.requestedAt));
  if (registration?.lastSeenAt) return states.seen(showAgo(registration.lastSeenAt));
  return `${words.addedOn[client.source]} · ${showDate(client.createdAt)}`;
}
