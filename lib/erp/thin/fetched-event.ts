import type { IncomingEvent } from '#lib/erp/events/incoming-event.ts';
import { readMessage } from '#lib/erp/events/read-message.ts';
import type { RawPerson, Reading } from '#lib/erp/profiles/erp-event.ts';
import { profileOf } from '#lib/erp/profiles/profile-of.ts';
import type { ApiAccess } from './api-access.ts';
import type { ApiProblem } from './api-problem.ts';
import type { Lease } from './lease-fetch.ts';

/** What the API said of a person: the person, or why there is none. */
export type Fetched = { json: Record<string, unknown> } | { problem: ApiProblem };

/** Which fetch it was: the parts of a lease that an event keeps. */
export type FetchOf = Pick<Lease, 'erpId' | 'lease' | 'leasedAt'>;

/** Reads what was fetched as a message of its profile. */
export function fetchedReading(
  { thin, settings }: ApiAccess,
  { erpId, lease, leasedAt }: FetchOf,
  said: Fetched,
): Reading {
  const gone = 'problem' in said && said.problem.code === 'gone';
  const person: RawPerson = 'json' in said ? thin.readPerson(said.json, settings) : { id: erpId };
  return {
    webhookId: `fetch:${lease}`,
    type: 'fetched',
    verb: gone ? 'delete' : 'upsert',
    timestamp: leasedAt.toISOString(),
    person,
  };
}

/**
 * Makes the event of the journal for what was fetched, read as any message of its profile. Its
 * version is the moment before the call, so that a later fetch wins. A person who is gone is
 * removed; an answer about another person is invalid.
 */
export function fetchedEvent(access: ApiAccess, lease: FetchOf, said: Fetched): IncomingEvent {
  const { connection } = access;
  const { erpId, leasedAt } = lease;
  const gone = 'problem' in said && said.problem.code === 'gone';
  const reading = fetchedReading(access, lease, said);
  const { person } = reading;
  const profile = { ...profileOf(connection.profile), read: () => reading, timestampNeeded: true };
  const call = { headers: new Headers(), raw: new Uint8Array(), token: null, verb: null, receivedAt: leasedAt };
  const event = readMessage(connection, profile, call, {});
  if ('problem' in said && !gone) return invalid(event, erpId, 'fetch-refused');
  return 'json' in said && String(person.id) !== erpId ? invalid(event, erpId, 'fetched-another') : event;
}

function invalid(event: IncomingEvent, erpId: string, code: string): IncomingEvent {
  return { ...event, payload: { erpId }, content: { problems: [{ pointer: '/data/id', code }] } };
}
