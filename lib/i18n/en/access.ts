import type { fr } from '../fr.ts';

const hello = (firstName: string) => `Hello${firstName && ` ${firstName}`},`;

export const access: (typeof fr)['access'] = {
  title: 'Why no access?',
  sheet: 'Access on the app',
  email: 'Address used on the app',
  emailPlaceholder: 'first.last@example.com',
  submit: 'Check',
  empty: {
    title: 'One address is enough',
    body: 'Ask the person which address they registered with on the app. You will see what is blocking access, and how to fix it.',
  },
  unreadable: 'This address cannot be read',
  record: (name) => `Record: ${name}`,
  reasons: {
    open: { title: 'Access is open', next: 'The content can be seen on the app.' },
    'not-registered': {
      title: 'Nobody is registered on the app with this address',
      next: 'An invitation explains how to install the app and which address to register with.',
    },
    'not-attached': {
      title: 'This account is linked to no record',
      next: 'As soon as a record matches it, access follows.',
    },
    refused: { title: 'The request was refused', next: 'Once reopened, it awaits your approval again.' },
    'pending-validation': {
      title: 'The request awaits your approval',
      next: 'Nothing can be seen on the app until you have validated.',
    },
    'email-unproved': {
      title: 'The email is not confirmed yet',
      next: 'The code received by email has to be typed on the app. A new code replaces the one before.',
    },
    'no-address': {
      title: 'The record has no email address',
      next: 'Without an address there is no access. Correct the record in the ERP, and access follows. Or enter the email used on the app here.',
    },
    deleted: { title: 'The record is in the bin', next: 'Once restored, access is back at once.' },
    'removed-from-erp': {
      title: 'Your ERP has removed this person',
      next: 'Make them active in your ERP: access is back at once.',
    },
  },
  unknown: {
    title: 'We do not know this address',
    next: 'No account on the app, no record here. Check the spelling, or look for the person by name.',
  },
  takenTitle: 'Another account is linked to this person’s record',
  takenNext: 'A record has one account. If it is the same person, link this account: the other one is unlinked.',
  detachedNext: 'Link it to the record that has its address: access follows.',
  binnedNext: 'Their record is in the bin: restore it, then invite the person.',
  strangerNext:
    'Add the person with this address: the account is linked at once. If they have a record already, correct its email.',
  strangerToErp:
    'Records come from your ERP: create the person there with this address, and the account is linked at once. If they have a record already, correct its email.',
  outcomes: { passed: 'In order', failed: 'To fix', 'not-needed': 'Not needed', skipped: 'Not checked yet' },
  checks: {
    registered: 'Registered on the app',
    attached: 'Linked to a record of your structure',
    'not-refused': 'Request not refused',
    validated: 'Request validated',
    proved: 'Email confirmed',
    present: 'Record not in the bin',
    'active-in-erp': 'Active in your ERP',
  },
  asked: 'Request received from the app',
  kept: 'Access kept without the ERP',
  evidence: {
    account: (day, email) => `Account made on ${day} with ${email}`,
    noAccount: 'There is no account with this address.',
    noAddress: (name) => `The record of ${name} has no email address.`,
    noAddressFor: (email) => `The record no longer has the account’s address ${email}, nor any other.`,
    noAccountFor: (name) => `There is no account with the address of ${name}.`,
    binned: (name) => `The record of ${name} has this address, but it is in the bin.`,
    attached: (name, email) => (email ? `${name}, ${email}` : name),
    attachedOn: (name, email, day) => `${name}${email && `, ${email}`}, since ${day}`,
    asked: (day) => `Asked for access on ${day} with your code.`,
    noRecord: 'No record has this address.',
    heldBy: (name, email) => `The record of ${name} has this address, but the account ${email} is linked to it.`,
    detached: (name) => `The record of ${name} has this address, but the account is not linked to it.`,
    neverRefused: 'Never refused.',
    refused: (day, by, reason) => `Refused on ${day} by ${by}: ${reason}`,
    notNeeded: 'Not needed: the record was there already.',
    validated: (day, by) => `On ${day} by ${by}`,
    waiting: (day) => `Waiting since ${day}.`,
    proved: (day) => `On ${day}`,
    proofNotNeeded: 'Your structure does not ask for it.',
    unproved: (email) => `The code sent to ${email} has not been typed on the app yet.`,
    changed: (email, day) => `The email of the record changed on ${day}: ${email} is still to be confirmed.`,
    present: 'Yes.',
    binnedOn: (day) => `In the bin since ${day}.`,
    active: 'Yes.',
    granted: (removed, until) => `Removed from the ERP on ${removed}, access granted until ${until}.`,
    formersKept: (removed) => `Removed from the ERP on ${removed}: your former clients keep their access.`,
    removedOn: (day) => `Removed from the ERP on ${day}.`,
    later: 'Checked once the previous step is fixed.',
    someone: 'the team',
  },
  remedies: {
    reopen: 'Reopen the request',
    sendCode: 'Send the code again',
    otherPhone: 'Code for another phone',
    restore: 'Restore the record',
    linkOther: 'Link the account to another record',
    attach: 'Link this account',
    replace: 'Link this account instead',
    release: 'Unlink this account',
    setAddress: 'Enter the email used on the app',
    add: 'Add with this address',
    searchErp: 'Search the ERP',
    search: 'Search clients',
    askManager: 'Your role does not allow restoring a record: ask a manager.',
  },
  searched: {
    'erp-person-taken': 'The ERP knows this address: the record has just been read.',
    'erp-person-none': 'The ERP knows nobody with this address.',
    'erp-person-other': 'The ERP answered, but only with people who have another address: nothing was taken.',
    'erp-person-held':
      'The ERP knows this address, but the person is no client there, or their message awaits a decision: see the journal of the ERP.',
    'too-many-searches': 'Too many searches of the ERP in a short time. Try again in a few minutes.',
    'erp-search-paused': 'The ERP does not answer at the moment. Try again later.',
    'erp-search-failed': 'The ERP did not answer the search. Try again later.',
    'email-unreadable': 'This address cannot be read.',
  },
  details: 'See the checks',
  message: {
    title: 'Message for the client',
    label: 'To send by text message or chat',
    hint: 'The address is masked, and nothing in this message opens anything.',
    copy: 'Copy the message for the client',
    copied: 'Message copied',
  },
  messages: {
    register: (structure, firstName, email) =>
      `${hello(firstName)} to see the content of ${structure}: install the app (App Store or Google Play), then register with the address ${email}, the one we have for you. If a code arrives by email, enter it in the app. Already on the app with another address? Tell us which one, we will link it.`,
    confirm: (structure, firstName, email) =>
      `${hello(firstName)} there is one step left to see the content of ${structure}: confirming the address ${email}. In the app, ask for a new code, then enter the one that arrives by email. Please check your spam folder too.`,
    validate: (structure, firstName, email) =>
      `${hello(firstName)} the request made with the address ${email} has arrived. The team of ${structure} has yet to validate it: until then there is nothing to do in the app.`,
    link: (structure, firstName, email) =>
      `${hello(firstName)} the account created in the app with the address ${email} is not linked to your record yet. The team of ${structure} is taking care of it: keep this account, there is nothing to start again.`,
    tell: (structure, firstName, email) =>
      `${hello(firstName)} the account created in the app with the address ${email} exists, but the team of ${structure} does not yet know whose account it is. Tell us your name, and the other email address that we may have for you.`,
  },
};
