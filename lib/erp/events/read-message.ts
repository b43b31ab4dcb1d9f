import { parseJson } from '#lib/api/parse-json.ts';
import type { Connection } from '#lib/erp/connections/connection.ts';
import type { RawPerson, Reading } from '#lib/erp/profiles/erp-event.ts';
import { personCounts } from '#lib/erp/profiles/kind-counts.ts';
import type { Call, Profile } from '#lib/erp/profiles/profile.ts';
import { isNaive, readMoment } from '#lib/erp/profiles/read-value.ts';
import { newId } from '#lib/identity/new-id.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import type { IncomingEvent } from './incoming-event.ts';
import { messageId } from './message-id.ts';
import { redact } from './redact.ts';
import { retain } from './retained-reading.ts';
import { clockOf, isAhead, type Receiving, toEvent } from './to-event.ts';
import { readId } from './to-person.ts';

/**
 * Parses bytes as a JSON object; `not-json` for anything else, for bytes that are not UTF-8, and
 * for deep nesting.
 */
export function readObject(raw: Uint8Array): Result<Record<string, unknown>, 'not-json'> {
  const value = parseJson(raw);
  return isObject(value) ? succeed(value) : fail('not-json');
}

/**
 * Reads one message as the journal stores it.
 * @param place index of a message among others in one call, which share its id
 */
export function readMessage(
  connection: Connection,
  profile: Profile,
  call: Call,
  body: unknown,
  place?: number,
): IncomingEvent {
  const reading = profile.read(isObject(body) ? body : {}, call);
  const { receivedAt } = call;
  return {
    eventId: newId(),
    ...messageId(reading, call, body, place),
    type: reading.type || '?',
    receivedAt,
    ...readContent(connection, profile, reading, receivedAt),
  };
}

/** Reads what a message says, from where its profile found it. */
export function readContent(
  connection: Connection,
  profile: Profile,
  reading: Reading,
  receivedAt: Date,
): Pick<IncomingEvent, 'payload' | 'content'> {
  const { type, verb, person } = reading;
  if (verb === null && type !== '') return { payload: {}, content: null };
  if (!personCounts(person, connection.profile, connection.countedKinds)) return notCounted(person);
  const { timestampNeeded, naiveTimes } = profile;
  const receiving = { ...connection, receivedAt, timestampNeeded, ...(naiveTimes && { naiveTimes }) };
  const event = toEvent(reading, receiving);
  const unread = person.unread && { unread: person.unread };
  const untyped = verb === null ? [{ pointer: '/type', code: 'required' }] : [];
  if (!event.ok || untyped.length > 0) {
    const problems = [...untyped, ...(event.ok ? [] : event.problem)];
    return { payload: { ...redact(person), retained: retain(reading), ...unread }, content: { problems } };
  }
  const { version: _, timeless: __, ...said } = event.value;
  const status = said.hold && person.status && { status: person.status.written };
  const ahead = aheadOf(reading.timestamp, receiving);
  const naive = !naiveTimes && isNaive(reading.timestamp) && { naive: true as const };
  const payload = { ...said, ...status, ...(ahead && { ahead }), ...naive, ...unread };
  return { payload, content: { event: event.value } };
}

/** A record of a kind that is no client is journalled with its id only. */
function notCounted(person: RawPerson): Pick<IncomingEvent, 'payload' | 'content'> {
  const id = readId(person);
  return { payload: { ...(id.ok && id.value), ignored: 'kind-not-counted' }, content: null };
}

/** Makes an entry of the journal from an authentic call whose body was not even read. */
export function unreadMessage(receivedAt: Date, code: string): IncomingEvent {
  const eventId = newId();
  const problems = [{ pointer: '', code }];
  return {
    eventId,
    webhookId: `ours:${eventId}`,
    bodyHash: null,
    type: '?',
    receivedAt,
    payload: {},
    content: { problems },
  };
}

/** Returns the time that the sender gave, where it is too far in the future to count. */
function aheadOf(timestamp: unknown, receiving: Receiving): string | null {
  const moment = readMoment(timestamp, clockOf(receiving));
  return moment.ok && isAhead(moment.value, receiving.receivedAt) ? moment.value.toISOString() : null;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
