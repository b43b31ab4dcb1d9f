import { plural } from '../format.ts';
import type { fr } from '../fr.ts';

export const invitations: (typeof fr)['invitations'] = {
  title: 'Invitation',
  filter: (state) => `Invitation: ${state}`,
  any: 'all',
  all: 'All',
  states: {
    none: 'Not invited to the app',
    queued: 'Invitation waiting to leave',
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
  times: (count) => plural('en', count, { one: `${count} time in seven days`, other: `${count} times in seven days` }),
  expires: (when) => `The link works until ${when}.`,
  possible: (when) => `Possible from ${when}.`,
  none: 'No invitation has left.',
  read: 'Read the message',
  onAdd: 'Invite to the app',
  onAddHint: 'An email leaves with the link to install the app.',
  choose: (name) => `Choose ${name}`,
  bulk: 'Invite the selection',
  bulkNotice: (invited, spared) =>
    `${plural('en', invited, { one: `${invited} invitation is in the outbox`, other: `${invited} invitations are in the outbox` })}.${
      spared
        ? ` ${plural('en', spared, { one: `${spared} person gets none now: their record says why.`, other: `${spared} people get none now: their records say why.` })}`
        : ''
    }`,
  imported: {
    button: (count) => `Invite these ${count} clients`,
    one: 'Invite this client',
    title: (count) => `Invite ${count} clients to the app?`,
    titleOne: 'Invite this client to the app?',
    body: 'An email leaves to each client that this import has created, who is not registered and was not invited before. Undoing the import holds back those that have not left yet.',
    cancel: 'Cancel',
    notice: 'The invitations are being prepared, and leave at the pace of the mail provider.',
    nobody: 'There is nobody to invite in this import.',
  },
  page: {
    title: 'Your invitation',
    heading: (structure) => `${structure} invites you to its app`,
    install: 'Install the app from the App Store (iPhone) or Google Play (Android).',
    appStore: 'App Store',
    googlePlay: 'Google Play',
    register: 'Register with the address that this link was sent to:',
    again: 'If the app is installed already, open this link again on your phone: your address is confirmed without a code.',
    used: 'This invitation has been used. If that was you, there is nothing left to do: open the app.',
    invalidTitle: 'This link works no more',
    invalidBody:
      'It is more than 30 days old, or a newer invitation took its place. Use the link of the last message you received, or ask for another one.',
  },
  unsubscribe: {
    title: 'Receive no more invitations',
    body: (structure) => `${structure} will send no more invitations to this address. Codes that you ask for yourself still arrive.`,
    button: 'Receive no more invitations',
    done: (structure) => `Done: ${structure} sends no more invitations to this address.`,
    unknown: 'This link is not valid. Use the one of the last message you received.',
  },
};
