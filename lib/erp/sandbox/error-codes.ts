/**
 * Every code of `errors` and `warnings` about a message of an ERP: of its place in the message, of
 * texts, addresses, days, phones and times, and of the record as a whole.
 */
export const eventErrorCodes = [
  'required',
  'not-text',
  'not-a-choice',
  'too-long',
  'odd-characters',
  'email-required',
  'email-no-at',
  'email-several-ats',
  'email-bad-local-part',
  'email-bad-domain',
  'email-odd-characters',
  'email-too-long',
  'date-unreadable',
  'date-impossible',
  'phone-unreadable',
  'phone-words',
  'phone-destroyed',
  'name-split',
  'several-people',
  'damaged-character',
  'other-address',
  'timestamp-unreadable',
  'kind-not-counted',
  'status-unknown',
  'not-json',
  'too-large',
  'unsupported-encoding',
  'id-reused',
] as const;

/** Every code of `errors` about a snapshot as a whole (`SnapshotFault`). */
export const snapshotErrorCodes = ['not-utf8', 'json-array', 'no-readable-line'] as const;

/** Every code of `errors` about the parameters of an address. */
export const queryErrorCodes = ['not-a-choice', 'out-of-range', 'unreadable'] as const;
