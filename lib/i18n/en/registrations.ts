import type { fr } from '../fr.ts';

export const registrations: (typeof fr)['registrations'] = {
  states: {
    registered: 'Registered on the app',
    'not-registered': 'Not registered on the app',
    pending: 'Pending validation',
    refused: 'Request refused',
  },
  seen: (when) => `Seen ${when}`,
  asked: (when) => `Request received ${when}`,
  phone: 'Phone in use: ',
  resendInvitation: 'Resend invitation',
  validate: 'Validate',
  refuse: 'Refuse',
  openOutbox: 'Open the outbox',
  notices: {
    'invitation-queued': 'The invitation is in the outbox.',
    'code-queued': 'A new code is in the outbox.',
    'request-validated': 'Request validated.',
    'request-refused': 'Request refused. The reason is in the outbox.',
    'request-reopened': 'Request reopened: it waits for your validation again.',
    'account-attached': 'The account is linked to this record.',
    'account-released': 'The account is no longer linked to this record.',
  },
  problems: {
    'request-gone': 'This request no longer exists.',
    'already-decided': 'This request has been dealt with already.',
    'in-bin': 'The record is in the bin: restore it first.',
    'client-taken': 'Another account is linked to this record already.',
    'already-registered': 'This person is registered on the app already.',
    'too-many': 'Too many codes were asked for at this address. Try again in a quarter of an hour.',
    'no-account': 'No account can be linked to this record.',
  },
  refusal: {
    title: (name) => `Refuse the request of ${name}?`,
    body: 'Nothing opens. The reason is sent to the person, and you can reopen the request.',
    reason: 'Reason',
    reasonHint: 'For example: fee to be paid at the desk.',
    refused: 'The request is not refused',
    cancel: 'Cancel',
  },
};
