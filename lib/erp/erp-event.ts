/** What an ERP says of a person, read and normalised. `birthDate` is an ISO 8601 day. A field that it left out is not there. */
export type ErpFields = {
  lastName: string;
  firstName: string;
  email: string;
  emailKey: string;
  phone?: string | null;
  birthDate?: string | null;
};

/** One event as the rules see it. `version`: when it happened in the ERP. Without `fields` it only removes. */
export type ErpEvent = { erpId: string; version: Date; removes: boolean; fields: ErpFields | null };

/** What is wrong with an event: where (RFC 6901) and as which code. */
export type EventProblem = { pointer: string; code: string };

/** What an ERP calls a thing, and what it means. Null: something that does not concern us. */
export type Verb = 'upsert' | 'delete' | null;

/** Values as they came, under our names: a profile knows where they stand, and nothing about whether they are any good. */
export type RawPerson = {
  id: unknown;
  email?: unknown;
  firstName?: unknown;
  lastName?: unknown;
  phone?: unknown;
  birthDate?: unknown;
  active?: unknown;
};

/** A message as its profile reads it. `webhookId` null: the sender has none. `timestamp` undefined: the sender does not tell. */
export type Reading = { webhookId: string | null; type: string; verb: Verb; timestamp: unknown; person: RawPerson };
