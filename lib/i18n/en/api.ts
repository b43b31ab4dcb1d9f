import type { fr } from '../fr.ts';

/** Why an event is held or ignored. */
const heldReason =
  'With held, if the status in the ERP is the cause: status-pending: not a client yet; status-unknown: the profile does not know this status. No access is given. With ignored: connection-disabled: staff has suspended the connection; kind-not-counted: records of this kind are no clients; erased: the data of the person was erased, and the club decides about their return.';

/** What fields mean where people are read. */
const heldPerson = {
  id: 'Their id in the ERP, with its kind.',
  phone: 'Phone.',
  secondPhone: 'Second phone; null without one.',
  birthDate: 'Birth date, YYYY-MM-DD.',
  email: 'The address that the ERP knows; null without one.',
  active: 'false: a former client, or one in the bin.',
};
const journalEntry = {
  id: 'The id of the person; null without a person.',
  type: 'What happened, in the words of the ERP.',
  version: 'When the message happened in the ERP.',
  reason: heldReason,
};

export const api: (typeof fr)['api'] = {
  title: 'API for the app and the ERP',
  intro:
    'The HTTP endpoints for the mobile app and the ERP. Bodies are JSON. A slash at the end of an address makes no difference.',
  document: 'OpenAPI 3.1 document',
  doorsLabel: 'Calls',
  secretLabel: 'Authorization',
  bodyLabel: 'Body',
  answersLabel: 'Answers',
  fieldColumn: 'Field',
  typeColumn: 'Type',
  meaningColumn: 'Meaning',
  statusColumn: 'Status',
  codeColumn: 'Code',
  optional: 'optional',
  done: 'Done.',
  dryRun:
    '1, true or empty: returns the expected result and changes nothing. 0, false or absent: applies the request. Any other value is refused (400, dry-run-invalid) and nothing changes.',
  dryDone: 'With dry_run=1: the expected result.',
  limitsTitle: 'Rules for all calls',
  limits: [
    'Bodies are JSON in UTF-8, 16 KiB and 32 levels at most from the app. Unknown fields are ignored.',
    'Errors are application/problem+json (RFC 9457): programs read the field code; the other fields are for people.',
    'Attempts are limited per IP address, per email, per phone and per key, over a quarter of an hour and over a day. Wait as long as Retry-After says: up to a day.',
    'No answer reveals whether an email is known. Until the email is confirmed, answers depend only on the app’s own requests.',
  ],
  schemes: {
    'webhook-signature':
      'Signature of Standard Webhooks: v1,<base64>, the HMAC-SHA256 of id.timestamp.body with the secret after whsec_.',
    'x-frappe-webhook-signature': 'Base64 of the HMAC-SHA256 of the body.',
    'x-mindbody-signature': 'sha256= and the base64 of the HMAC-SHA256 of the body.',
    bearer: 'The secret of the connection, after Bearer.',
    'x-api-key': 'The secret of the connection.',
  },
  headers: {
    'webhook-id': 'The id of the message: the same one has one effect.',
    'webhook-timestamp': 'Unix seconds of the signature, at most 300 seconds away from our clock.',
    'content-digest': 'sha-256=:<base64>: of the body (RFC 9530): authenticates the sender before the body.',
    'content-encoding': 'gzip for a compressed body; its limit is that of the body it holds.',
    'retry-after': 'Seconds to wait.',
    allow: 'The methods that the address takes.',
    'accept-encoding': 'The encodings that a body may have.',
    'www-authenticate': 'How to authorise, where a secret is sent itself.',
    'cache-control': 'No answer may be stored.',
  },
  headersLabel: 'Headers',
  headerColumn: 'Header',
  parametersLabel: 'Parameters',
  probe: 'Whether the endpoint of a connection exists: no authorisation, no body.',
  errorCodesLabel: 'Codes of errors',
  secrets: {
    erpSecret:
      'The secret of the connection, by its profile: a Standard Webhooks signature (webhook-id, webhook-timestamp, webhook-signature) for standard; X-Frappe-Webhook-Signature for frappe; X-Mindbody-Signature for mindbody; in the address for odoo and dolibarr; Authorization: Bearer or X-API-Key for bearer.',
    erpReadSecret:
      'The secret of the connection. For standard, frappe and mindbody: a Standard Webhooks signature (webhook-id, webhook-timestamp, webhook-signature) with the path and its query in place of the body. For the other profiles: Authorization: Bearer or X-API-Key.',
    erpAddress: 'The secret is part of the address.',
    none: 'None: the address cannot be guessed, and the answer contains only numbers.',
    appKey: 'The key of the app, created in the settings of a structure, in the Authorization header, after Bearer.',
    accountToken: 'The token of the account, received on registering, in the Authorization header, after Bearer.',
  },
  doors: {
    erpEvents: {
      summary: 'Send an event of the ERP',
      about:
        'A person created, updated or removed. Stored before it is acknowledged; the same webhook-id has one effect; an event older than the record is stale. A timestamp more than five minutes ahead counts as the time of arrival. With dry_run=1 in the address, it returns the verdict and the differences and changes nothing. HEAD answers 204. At most 256 KiB.',
    },
    erpEventsByAddress: {
      summary: 'Send an event, secret in the address',
      about:
        'For Odoo and Dolibarr, which cannot sign. verb is upsert or delete; Dolibarr omits it. The kind of record (MEMBER, CONTACT, COMPANY; res.partner, res.users) is part of the id. Every authentic call is answered 2xx.',
    },
    erpEventsByToken: {
      summary: 'Send an event, secret alone in the address',
      about: 'As with verb, where the message itself says what happened: Dolibarr.',
    },
    erpBatch: {
      summary: 'Send a batch of events',
      about: 'Up to 1,000 events, applied in order. One result for each event, in order.',
    },
    erpSnapshot: {
      summary: 'Send a full export',
      about:
        'One JSON object per line, with the fields of data in an event, read as it arrives: 1 GiB at most, 256 KiB a line, five minutes. The signature is over id.timestamp.sha256hex(body). If that hash is sent in the header Content-Digest: sha-256=:<base64>: (RFC 9530), the sender is authenticated before the body; otherwise only a few bodies are read at a time, and 429 asks to send it again later. A client who is not in the export becomes a former client. If too many people would be affected, staff decides first. With dry_run=1 in the address, it returns the expected result and changes nothing.',
    },
    erpSnapshotState: { summary: 'Follow a full export', about: 'Progress and outcome.' },
    erpPeople: {
      summary: 'Read the people',
      about:
        'What is held of each person of the ERP, in the order of their ids, to compare with the ERP. next is the value of after for the next page; null at the end.',
    },
    erpPerson: {
      summary: 'Read one person',
      about: 'What is held of one person of the ERP. Slashes in the id are written / or %2F.',
    },
    erpJournal: {
      summary: 'Read the journal',
      about:
        'The messages of this connection with their verdicts and errors, the oldest first. next is the value of after for the next page; null at the end.',
    },
    erpJournalEntry: { summary: 'Read one message of the journal', about: 'Its verdict, and what was wrong with it.' },
    erpReplay: {
      summary: 'Replay a message',
      about:
        'Applies a message of the journal again. Its version decides as for a new message: twice has one effect, and nothing newer changes. The safeguard counts these changes too. Without a body.',
    },
    register: {
      summary: 'Register a person',
      about:
        'Stores an email and a phone. A code is mailed to the stored address. If the email is already registered, nothing changes until the new code is entered; the answer is the same. An email gets one code a minute and ten a day, five of them requested from one IP address. An app key causes at most 5,000 codes a day, a structure 10,000, an IP address 500. Beyond that: 429, and nothing is saved. A registration with a valid invitation link, or with a key that vouches for emails, needs no code. accountId is that of the account only once the email is confirmed.',
    },
    prove: {
      summary: 'Confirm the email',
      about:
        'Checks the mailed code: 5 attempts, valid once, for 15 minutes. A phone has 20 attempts in a quarter of an hour and 60 a day, an email 100 wrong ones a day. From then on the token represents the account.',
    },
    sendCode: {
      summary: 'Send the code again',
      about:
        'Mails a new code to the address registered on this phone; the one before no longer counts. The limits are those of the registration. When this phone has proved the address already, nothing is sent: proved. Without a body.',
    },
    join: {
      summary: 'Ask to join a structure',
      about:
        'With the join code of the structure. Its team validates or refuses the request. Before the email is confirmed, the answer is always pending.',
    },
    device: { summary: 'Change the phone', about: 'The model that the team sees below the email.' },
    renewToken: {
      summary: 'Renew the token',
      about:
        'Gives a successor of this token. A token expires 365 days after it was given out, and 180 days after its last use, and at the latest three years after the registration of the phone; then the person registers again. This token works until the successor is first used, and one minute longer: if the answer is lost, ask again. Its use after that shows that two hold it: the answer is token-reused, and the phone is signed out. Without a body.',
    },
    signOut: {
      summary: 'Sign out',
      about:
        'This token no longer counts. The account, its access and the other phones stay. To come back: a new registration, with a new code. Without a body.',
    },
    listDevices: {
      summary: 'List the devices',
      about:
        'The phones that are signed in to the account, this one first. A phone that has not proved the email sees itself only.',
    },
    endDevice: {
      summary: 'Sign out a device',
      about:
        'The token of this device no longer counts, as after signing out there. The account and its access stay. 404 for a phone that the list does not show. Without a body.',
    },
    endOtherDevices: {
      summary: 'Sign out all other devices',
      about:
        'Every other phone of the account is signed out, also one that waits for its code. Only a phone that has proved the email may do it. Without a body.',
    },
    deleteAccount: {
      summary: 'Delete the account',
      about:
        'Deletes the account of the person at every structure: name, phone, devices, requests, attachments. The record that the club keeps stays with the club, without an account. A refusal stays known to the club with the email, and nothing else. Where several phones are registered, only one that has proved the email may do it. Without a body.',
    },
    listAccess: {
      summary: 'List access',
      about: 'Every structure that the person belongs to or asked to join, with the verdict and its reason.',
    },
    gate: {
      summary: 'Check access',
      about: 'The content service calls it at every visit: 200, or 403 with the reason.',
    },
  },
  fields: {
    type: 'What happened: client.created, client.updated, client.deleted. Any other value is ignored.',
    timestamp: 'When it happened in the ERP, in ISO 8601: the version of the record.',
    data: 'The person.',
    id: 'Their id in the ERP.',
    phone: 'Phone. Left out: unchanged; null: cleared.',
    birthDate: 'Birth date, YYYY-MM-DD. Left out: unchanged; null: cleared.',
    active: 'false: the person is removed.',
    events: 'The events, 1,000 at most.',
    result: 'The verdict.',
    results: 'The verdicts, in order.',
    clientId: 'The record of the client here.',
    eventId: 'The entry of the journal.',
    problem: 'A problem (RFC 9457).',
    errors: 'What is wrong.',
    pointer: 'The place in the message (RFC 6901).',
    warnings: 'What could not be read, and was left out.',
    kind: 'The kind of record, a part of the id; null in ERPs that have only one.',
    version: 'When the newest message happened in the ERP.',
    updatedAt: 'When the record here changed.',
    people: 'The people.',
    after: 'The next of the page before.',
    next: 'The value of after for the next page; null at the end.',
    limit: 'Entries in a page: 1 to 500, 100 by default.',
    verdict: 'Only the messages with this verdict.',
    webhookId: 'The id of the message, the one of the ERP or ours.',
    receivedAt: 'When the message arrived.',
    tries: 'How often it was applied.',
    changes: 'Field by field, before and after.',
    connectionId: 'The id of the connection.',
    token: 'The secret.',
    verb: 'upsert or delete.',
    snapshotId: 'The id of this export.',
    lines: 'Lines read.',
    invalid: 'Lines that cannot be read.',
    invalidLines: 'The first lines that cannot be read, 20 at most.',
    line: 'Its number, blank lines not counted.',
    created: 'Clients created.',
    updated: 'Clients updated.',
    unchanged: 'Clients unchanged.',
    removed: 'Clients removed.',
    held: 'Changes that await a decision of staff.',
    toRemove: 'How many would be removed.',
    toReaddress: 'How many would get another address.',
    email: 'The email address.',
    firstName: 'First name, possibly empty.',
    lastName: 'Last name.',
    device: 'The phone that the app runs on.',
    model: 'The commercial name of the model.',
    platform: 'The operating system.',
    osVersion: 'The version of the operating system.',
    devices: 'The devices.',
    deviceId: 'The id of a device in the list.',
    firstSeenAt: 'When it was registered.',
    lastSeenAt: 'When it last called, to the hour.',
    expiresAt: 'When it expires at the latest.',
    current: 'Whether it is the one that asks.',
    joinCode: 'The join code of a structure, as it was typed.',
    invitationToken:
      'The last part of an invitation link: proves the address it was sent to, once. An invalid one is ignored.',
    claimCode:
      'The claim code given by the structure, with or without blanks and hyphens, in any case: links the registration to the record whatever the address, once, within 48 hours. The printed QR code contains these eight characters and nothing else.',
    emailVerified: 'Counts only when the key may vouch for emails, and only in the structure of the key.',
    code: 'The six digits of the message.',
    accountId: 'The id of the account.',
    accountToken: 'The token, given once.',
    emailProof: 'Whether the email is confirmed, or a code was sent.',
    state: 'Whether the person is attached or the request is pending.',
    structures: 'The structures.',
    slug: 'The address of the structure.',
    name: 'Its name.',
    access: 'Whether the person has access.',
    reason: 'The reason for the verdict.',
  },
  ownFields: {
    erpEvents: { reason: heldReason },
    erpEventsByAddress: { reason: heldReason },
    erpEventsByToken: { reason: heldReason },
    erpBatch: { reason: heldReason },
    erpPeople: heldPerson,
    erpPerson: heldPerson,
    erpJournal: journalEntry,
    erpJournalEntry: journalEntry,
    erpReplay: { reason: heldReason },
    listDevices: { id: 'The id of the device.' },
    register: {
      phone: 'The phone, as the person typed it. A hint for staff only: it creates no link.',
      birthDate: 'The birth date, YYYY-MM-DD. A hint for staff only: it creates no link.',
    },
  },
  problems: {
    'signature-invalid': {
      title: 'Invalid signature',
      detail: 'The signature or secret is missing, or is not the right one for this body. Nothing is stored.',
    },
    'invalid-event': {
      title: 'Invalid event',
      detail: 'The event cannot be read: see errors. An invalid ERP event is stored in the journal.',
    },
    'signature-expired': {
      title: 'Signature expired',
      detail: 'webhook-timestamp is more than 300 seconds away from our clock.',
    },
    'timestamp-in-milliseconds': {
      title: 'Time in milliseconds',
      detail: 'webhook-timestamp is in milliseconds: send Unix seconds, ten digits. Nothing is stored.',
    },
    'timestamp-not-a-number': {
      title: 'Time is not a number',
      detail: 'webhook-timestamp is not in Unix seconds, ten digits without a decimal point. Nothing is stored.',
    },
    'id-reused': {
      title: 'Message id already used',
      detail:
        'A message with this id and another content was received before. That one stands; this one is in the journal.',
    },
    'invalid-snapshot': {
      title: 'Invalid full export',
      detail:
        'The full export is not NDJSON in UTF-8, or none of its lines can be read: see errors. Nothing is changed.',
    },
    'unsupported-encoding': {
      title: 'Unsupported encoding',
      detail: 'Content-Encoding is gzip or absent, and the body is what it says. Nothing is stored.',
    },
    'unknown-connection': { title: 'Unknown connection', detail: 'No connection has this id.' },
    'query-invalid': { title: 'Invalid parameters', detail: 'A parameter of the address is not valid: see errors.' },
    'unknown-person': { title: 'Unknown person', detail: 'Nothing is held of a person with this id.' },
    'unknown-device': { title: 'Unknown device', detail: 'The account has no such device.' },
    'unknown-event': { title: 'Unknown message', detail: 'The journal of this connection has no such message.' },
    'event-discarded': {
      title: 'Message discarded',
      detail: 'Staff discarded this message, and only staff can replay it. The ERP can send a new one.',
    },
    'unknown-snapshot': { title: 'Unknown snapshot', detail: 'This connection has received no such snapshot.' },
    'connection-disabled': {
      title: 'Connection disabled',
      detail: 'Staff suspended or disconnected this ERP. Nothing is stored.',
    },
    'dry-run-invalid': {
      title: 'Unclear dry run',
      detail: 'dry_run is 1, true, empty, 0 or false, with the same value each time it is given. Nothing was done.',
    },
    'not-json': { title: 'Unreadable', detail: 'The body is not a JSON object in UTF-8.' },
    'webhook-off': { title: 'Webhook not configured', detail: 'RESEND_WEBHOOK_SECRET is not set on this server.' },
    'metrics-token-invalid': { title: 'Invalid token', detail: 'The token of METRICS_TOKEN is missing or wrong.' },
    'key-invalid': { title: 'Invalid key', detail: 'The app key is missing, unknown or revoked.' },
    'token-invalid': { title: 'Invalid token', detail: 'The account token is missing, unknown or expired.' },
    'token-reused': {
      title: 'Token used again',
      detail: 'This token was used after its successor, so two hold it. The device is signed out: register again.',
    },
    'not-attached': { title: 'Not attached', detail: 'No client of the structure has this account.' },
    refused: { title: 'Refused', detail: 'The team refused the request.' },
    'pending-validation': { title: 'Pending', detail: 'The team has not validated the request yet.' },
    'email-unproved': { title: 'Email to confirm', detail: 'The email is not confirmed.' },
    deleted: { title: 'Deleted', detail: 'The record is in the bin of the structure.' },
    'removed-from-erp': { title: 'Former client', detail: 'The ERP of the structure removed the person.' },
    'unknown-structure': { title: 'Unknown structure', detail: 'No structure has this address.' },
    'request-refused': { title: 'Request refused', detail: 'The team refused; only the team can reopen the request.' },
    'code-expired': {
      title: 'Code expired',
      detail: 'The code has expired, was tried too often, was already used or was replaced. Request another one.',
    },
    'too-large': {
      title: 'Too large',
      detail:
        'The body is larger than the limit of the call: 16 KiB for the app, 256 KiB for an event, 8 MiB for a batch, 1 GiB or 256 KiB a line for a full export.',
    },
    'bad-request': {
      title: 'Unreadable request',
      detail: 'The address or a header of this request cannot be read. Nothing is stored.',
    },
    'unknown-path': { title: 'Unknown path', detail: 'There is no such address: /api/openapi.json lists all.' },
    'method-not-allowed': {
      title: 'Method not allowed',
      detail: 'This address does not take this method: see the Allow header.',
    },
    'too-slow': {
      title: 'Too slow',
      detail: 'The body stopped arriving, or arrives too slowly. Nothing is stored: send it again.',
    },
    invalid: { title: 'Invalid', detail: 'Some fields need correcting: see errors.' },
    'code-wrong': { title: 'Wrong code', detail: 'This is not the code that was sent.' },
    'unknown-join-code': { title: 'Unknown join code', detail: 'No structure has this join code.' },
    'unknown-claim-code': {
      title: 'Unknown claim code',
      detail: 'There is no such code, or it was used, has expired or was revoked. Nothing is saved.',
    },
    'too-many': { title: 'Too many attempts', detail: 'Try again after the time in Retry-After.' },
    unexpected: { title: 'Error', detail: 'Something went wrong on our side. Nothing was saved.' },
    unavailable: {
      title: 'Service unavailable for the moment',
      detail: 'The database does not answer. Send the same request again after the time in Retry-After.',
    },
  },
};
