import type { fr } from '../fr.ts';

export const outbox: (typeof fr)['outbox'] = {
  title: 'Outbox',
  intro: 'The messages written by the back office. As long as sending is not set up, they stay here and can be read.',
  filters: 'Filter messages',
  all: 'All',
  states: { queued: 'Waiting to be sent', sent: 'Sent', failed: 'Failed' },
  filtersByState: { queued: 'Waiting', sent: 'Sent', failed: 'Failed' },
  kinds: {
    invitation: 'Invitation',
    'email-code': 'Confirmation code',
    'email-changed': 'Email changed',
    'request-refused': 'Request refused',
  },
  columns: { mail: 'Message', state: 'State', written: 'Written' },
  to: (address) => `To ${address}`,
  read: 'Read',
  close: 'Close',
  none: {
    title: 'No message',
    body: 'Invitations, codes and answers to requests appear here as soon as they are written.',
  },
  newest: 'The latest',
  older: 'Older',
};
