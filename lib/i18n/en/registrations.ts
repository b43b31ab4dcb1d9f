import type { fr } from '../fr.ts';

export const registrations: (typeof fr)['registrations'] = {
  states: {
    registered: 'Registered on the app',
    'not-registered': 'Not registered on the app',
    pending: 'Pending validation',
    refused: 'Request refused',
  },
  withoutAccess: {
    'email-unproved': 'No access: email to confirm',
    'no-address': 'No access: no email on the record',
    'removed-from-erp': 'No access: no longer in the ERP',
  },
  noEmail: 'No email on the record',
  seen: (when) => `Seen ${when}`,
  asked: (when) => `Request received ${when}`,
  phone: 'Phone in use: ',
  resendInvitation: 'Resend invitation',
  validate: 'Validate',
  refuse: 'Refuse',
  openOutbox: 'Open the outbox',
  notices: {
    'invitation-queued': 'The invitation is in the outbox.',
    'code-queued': 'The message with a new code is in the outbox.',
    'request-validated': 'Request validated.',
    'request-refused': 'Request refused. The reason is in the outbox.',
    'request-reopened': 'Request reopened: it awaits your approval again.',
    'account-attached': 'The account is linked to this record.',
    'account-released': 'The account is no longer linked to this record.',
  },
  problems: {
    'request-gone': 'This request no longer exists.',
    'already-decided': 'This request has been dealt with already.',
    'not-found': 'This record is gone.',
    deleted: 'The record is in the bin: restore it first.',
    registered: 'This person is registered on the app already.',
    former: 'The ERP removed this person: the app would open nothing for them. Grant them access on their page first.',
    queued: 'Their invitation is already queued.',
    'cool-down': 'An invitation was sent less than 10 minutes ago. Give it time to arrive.',
    'weekly-limit': 'Five invitations were sent in seven days. Another one will be possible in a few days.',
    'no-address': 'The record has no email address. Add it in the ERP or on the record, then invite the person.',
    bounced: 'This address refuses messages. Correct the email of the record, then send the invitation again.',
    complained: 'This person reported a message as spam: they no longer receive invitations.',
    unsubscribed: 'This person has unsubscribed from invitations.',
    'none-chosen': 'First tick the people to invite.',
    erased: 'The data of this person was erased: validate them among the requests, with a reason.',
    'in-bin': 'The record is in the bin: restore it first.',
    'email-taken': 'This address is that of another record.',
    'client-taken': 'Another account is linked to this record already.',
    'like-client': 'This request resembles a record: decide it by itself.',
    'not-in-erp':
      'No record has this address, and your ERP manages the clients. Create the person in the ERP, or link the request to an existing record.',
    'daily-limit': 'Five invitations were sent to this address within a day. Another one will be possible tomorrow.',
    'code-just-sent': 'A code was sent to this address less than a minute ago. Give it time to arrive.',
    'too-many': 'The limit of codes for one day is reached. Try again tomorrow.',
    'no-account': 'No account can be linked to this record.',
  },
  codeLimit: {
    title: 'Limit of codes reached for this address',
    app: (most, until) =>
      `The app had ${most} codes sent there within a day, perhaps because someone else asked for them. It will send no more before ${until}.`,
    help: 'A code sent from here counts apart, and the link of an invitation needs none.',
    staff: (most, until) =>
      `${most} codes were sent there within a day by a team. The next one will be possible on ${until}.`,
    structure: {
      title: 'Limit of codes reached',
      whole: (until) =>
        `The structure has sent every code that a day allows. The app will send no more before ${until}.`,
      key: (name, until) =>
        `The key “${name}” has had every code sent that a day allows, until ${until}. If this is not your app, revoke the key and create another one.`,
    },
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
