/**
 * The region of the ERP. `country`: of its phone numbers (ISO 3166-1 alpha-2). `timeZone`: when its
 * days begin (IANA).
 */
export type ErpRegion = { country: string; timeZone: string };

/**
 * What an ERP says of a person, read and normalised. `birthDate` is an ISO 8601 day. A field that
 * the message omits, or that cannot be read, is absent: what is known stays. An empty `email` and
 * `emailKey`: the ERP has no address.
 */
export type ErpFields = {
  lastName?: string;
  firstName?: string;
  email?: string;
  emailKey?: string;
  phone?: string | null;
  secondPhone?: string | null;
  birthDate?: string | null;
};

/**
 * The reason why an event makes the person no client: its status means a draft or a prospect, or no
 * table of the profile has that status.
 */
export type HoldReason = 'status-pending' | 'status-unknown';

/**
 * One event as the rules see it. `erpId`: the kind of record and its id as written (`MEMBER/12`),
 * or the id alone where an ERP has one kind. `kind`: that first part. `version`: when it happened
 * in the ERP. Without `fields` it only removes. `formerIds`: ids, with their kinds, that the person
 * had before a rename or, where it `merges`, as other records. `warnings`: what of it could not be
 * read.
 * `timeless`: the message has no time, so it is newer than all that arrived before.
 */
export type ErpEvent = {
  erpId: string;
  kind?: string;
  version: Date;
  timeless?: boolean;
  removes: boolean;
  fields: ErpFields | null;
  hold?: HoldReason;
  formerIds?: string[];
  merges?: true;
  warnings?: EventProblem[];
};

/** A problem of an event: its place (RFC 6901) and its code. */
export type EventProblem = { pointer: string; code: string };

/** The meaning of what happened in the ERP. Null: the event does not concern clients. */
export type Verb = 'upsert' | 'delete' | null;

/**
 * The meaning of a status for presence. `pending`: not a client yet. `unknown`: no table has it, so
 * it opens no access.
 */
export type StatusMeaning = 'active' | 'former' | 'pending' | 'unknown';

/** A status as its profile reads it. `written`: as the ERP wrote it, for staff. */
export type ErpStatus = { meaning: StatusMeaning; written: string };

/** An id of a record, where it is of another kind than the person's own record. */
export type RawId = { kind?: string; id: unknown };

/**
 * Values as they arrived, under our names: a profile knows where they are, and checks none of them.
 * A list holds the values of several names of one field, the first of which counts first. `kind`:
 * of the record, where ids of several kinds overlap; `counts` false: records of that kind are no
 * clients by default. `fullName`: both names in one field; that of a `company` is not split.
 * `formerIds`: ids that the person had before; `merges`: they are of other records, which became
 * one with this. `status`: read by the profile's table; without it
 * `active` is read. `unread`: names of filled fields that the profile does not read.
 */
export type RawPerson = {
  kind?: string;
  counts?: boolean;
  id: unknown;
  email?: unknown;
  firstName?: unknown;
  lastName?: unknown;
  fullName?: unknown;
  company?: true;
  phone?: unknown;
  secondPhone?: unknown;
  birthDate?: unknown;
  active?: unknown;
  status?: ErpStatus;
  formerIds?: RawId[];
  merges?: true;
  unread?: string[];
};

/**
 * A message as its profile reads it. `webhookId` null: the sender has none. `timestamp` undefined:
 * the message has none.
 */
export type Reading = { webhookId: string | null; type: string; verb: Verb; timestamp: unknown; person: RawPerson };
