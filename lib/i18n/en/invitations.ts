import { plural } from '../format.ts';
import type { fr } from '../fr.ts';

export const invitations: (typeof fr)['invitations'] = {
  title: 'Invitation',
  filter: (state) => `Invitation: ${state}`,
  any: 'all',
  all: 'All',
  states: {
    none: 'Not invited to the app',
    queued: 'Invitation queued',
    sent: 'Invitation sent',
    delivered: 'Invitation delivered',
    opened: 'Link opened',
    bounced: 'Address refused',
    complained: 'Reported as spam',
    failed: 'Invitation not sent',
    'in-doubt': 'Maybe sent',
    cancelled: 'Invitation cancelled',
    expired: 'Link expired',
    registered: 'Registered by the invitation',
  },
  moment: (state, when) => `${state} ${when}`,
  times: (count) =>
    plural('en', count, {
      zero: 'Not sent in seven days',
      one: `${count} time in seven days`,
      other: `${count} times in seven days`,
    }),
  expires: (when) => `The link works until ${when}.`,
  possible: (when) => `Possible from ${when}.`,
  none: 'No invitation sent yet.',
  read: 'Read the message',
  onEdit: 'Invite to the new address',
  onEditHint: 'Only if the email changes: we’ll email a link to install the app.',
  onAdd: 'Invite to the app',
  onAddHint: 'We’ll email a link to install the app.',
  choose: 'Select',
  bulk: 'Invite selected',
  bulkNotice: (invited, spared) =>
    `${plural('en', invited, { zero: 'No invitation is in the outbox', one: `${invited} invitation is in the outbox`, other: `${invited} invitations are in the outbox` })}.${
      spared
        ? ` ${plural('en', spared, { one: `${spared} person gets none now: their record says why.`, other: `${spared} people get none now: their records say why.` })}`
        : ''
    }`,
  imported: {
    button: (count) => `Invite these ${count} clients`,
    one: 'Invite this client',
    title: (count) => `Invite ${count} clients to the app?`,
    titleOne: 'Invite this client to the app?',
    body: 'An email is sent to each client that this import has created, who is not registered and was not invited before. Undoing the import cancels those not sent yet.',
    cancel: 'Cancel',
    notice: 'The invitations are being prepared, and will be sent at the rate the mail provider allows.',
    noneToInvite: 'There is nobody to invite in this import.',
  },
  page: {
    title: 'Your invitation',
    heading: (structure) => `${structure} invites you to its app`,
    install: 'Install the app from the App Store (iPhone) or Google Play (Android).',
    appStore: 'App Store',
    googlePlay: 'Google Play',
    register: 'Register with the address that this link was sent to:',
    again:
      'If the app is installed already, open this link again on your phone: your address is confirmed without a code.',
    used: 'This invitation has been used. If that was you, there is nothing left to do: open the app.',
    read: 'I have read this invitation',
    invalidTitle: 'This link is no longer valid',
    invalidBody:
      'It is more than 30 days old, or a newer invitation took its place. Use the link of the last message you received, or ask for another one.',
  },
  unsubscribe: {
    title: 'Unsubscribe',
    body: (structure) =>
      `${structure} will stop sending invitations to this address. Codes that you ask for yourself still arrive.`,
    button: 'Unsubscribe',
    done: (structure) => `Done: ${structure} will stop sending invitations to this address.`,
    unknown: 'This link is not valid. Use the one of the last message you received.',
  },
};
