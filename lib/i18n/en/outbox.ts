import type { fr } from '../fr.ts';

export const outbox: (typeof fr)['outbox'] = {
  title: 'Outbox',
  intro:
    'The messages written by the back office. Their codes and personal links are not shown here: only the recipient gets them.',
  notConfigured: {
    title: 'Sending is not configured',
    body: 'No message is sent, so no one can confirm an email: a code or a link is added to a message only when it is sent. To send, set RESEND_API_KEY and MAIL_FROM on the server.',
  },
  demo: {
    title: 'Demonstration',
    body: 'No message is actually sent here: each is recorded as sent, and the outbox shows its codes and links so that you can try everything. Outside the demonstration they are never shown.',
  },
  secretHidden: 'Instead of •••, the recipient gets a code or a link that no one else can read.',
  filters: 'Filter messages',
  all: 'All',
  states: {
    queued: 'Queued',
    sent: 'Sent',
    delivered: 'Delivered',
    bounced: 'Address refused',
    complained: 'Reported as spam',
    suppressed: 'Address suppressed',
    failed: 'Failed',
    'in-doubt': 'Maybe sent',
    cancelled: 'Cancelled',
  },
  filtersByState: {
    queued: 'Waiting',
    sent: 'Sent',
    delivered: 'Delivered',
    bounced: 'Refused',
    complained: 'Reported',
    suppressed: 'Suppressed',
    failed: 'Failed',
    'in-doubt': 'Uncertain',
    cancelled: 'Cancelled',
  },
  reasons: {
    suppressed:
      'This address was refused before, or reported a message. It receives nothing more as long as it stays the same.',
    'in-doubt':
      'Sending was interrupted, and we cannot tell whether the message was sent. It is not sent again automatically.',
    cancelled: 'No longer needed, so not sent.',
    unsent:
      'Sending is not configured: the message stays here, and its code or link is not valid until it has been sent.',
  },
  stopped: {
    title: 'Sending has stopped',
    'key-refused': 'The mail provider refuses the access key. Check RESEND_API_KEY.',
    'sender-refused': 'The mail provider refuses the sender’s address. Check MAIL_FROM and the domain declared there.',
    quota: 'The quota at the mail provider is used up.',
    'address-wrong': 'The mail provider’s address does not answer as expected. Check RESEND_BASE_URL.',
    since: (when) => `Since ${when}. Nothing is lost: messages are queued and will be sent as soon as this is fixed.`,
  },
  preview: 'Preview',
  plain: 'Text only',
  kinds: {
    invitation: 'Invitation',
    'email-code': 'Confirmation code',
    'password-reset': 'Forgotten password',
    'join-code': 'Code for the team',
    'colleague-invited': 'Invitation to the team',
    'email-changed': 'Email changed',
    'email-change-code': 'Code for a new email',
    'sign-in-changed': 'Account security',
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
