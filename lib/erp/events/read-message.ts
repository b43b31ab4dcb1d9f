import { createHash } from 'node:crypto';
import { parseJson } from '#lib/api/parse-json.ts';
import type { Connection } from '#lib/erp/connections/connection.ts';
import type { Reading } from '#lib/erp/profiles/erp-event.ts';
import type { Call, Profile } from '#lib/erp/profiles/profile.ts';
import { readMoment } from '#lib/erp/profiles/read-value.ts';
import { newId } from '#lib/identity/new-id.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import type { IncomingEvent } from './incoming-event.ts';
import { redact } from './redact.ts';
import { isAhead, toEvent } from './to-event.ts';

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
  const { type, verb, person } = reading;
  const arrived = {
    eventId: newId(),
    webhookId: webhookIdOf(reading, call, body, place),
    type: type || '?',
    receivedAt: call.receivedAt,
  };
  if (verb === null && type !== '') return { ...arrived, payload: {}, content: null };
  const receiving = { ...connection, receivedAt: call.receivedAt, timestampNeeded: profile.timestampNeeded };
  const event = toEvent(reading, receiving);
  const untyped = verb === null ? [{ pointer: '/type', code: 'required' }] : [];
  if (!event.ok || untyped.length > 0) {
    const problems = [...untyped, ...(event.ok ? [] : event.problem)];
    return { ...arrived, payload: redact(person), content: { problems } };
  }
  const { version: _, ...said } = event.value;
  const status = said.hold && person.status && { status: person.status.written };
  const ahead = aheadOf(reading.timestamp, call.receivedAt);
  return { ...arrived, payload: { ...said, ...status, ...(ahead && { ahead }) }, content: { event: event.value } };
}

/** Returns the time that the sender gave, where it is too far in the future to count. */
function aheadOf(timestamp: unknown, receivedAt: Date): string | null {
  const moment = readMoment(timestamp);
  return moment.ok && isAhead(moment.value, receivedAt) ? moment.value.toISOString() : null;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Derives an id for a message without one: the same content with the same time is the same message;
 * without a time each message counts.
 */
function webhookIdOf(
  { webhookId, timestamp }: Reading,
  { raw, verb }: Call,
  body: unknown,
  place: number | undefined,
): string {
  if (webhookId) return place === undefined ? webhookId : `${webhookId}#${place}`;
  if (timestamp === undefined || timestamp === null || timestamp === '' || timestamp === false)
    return `ours:${newId()}`;
  const content = place === undefined ? raw : JSON.stringify(body);
  // The same content can mean two things, where the method or the address says what happened.
  return `body:${createHash('sha256')
    .update(content)
    .update(`\0${verb ?? ''}`)
    .digest('hex')}`;
}
