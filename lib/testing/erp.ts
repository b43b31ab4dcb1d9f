import { randomUUID } from 'node:crypto';
import { asProved } from '#lib/actor/recent-proof.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { connectErp } from '#lib/erp/connections/connect-erp.ts';
import { type FoundConnection, findConnection } from '#lib/erp/connections/connection.ts';
import type { EventResult, IncomingEvent } from '#lib/erp/events/incoming-event.ts';
import { readMessage, readObject } from '#lib/erp/events/read-message.ts';
import { receiveEvent } from '#lib/erp/events/receive-events.ts';
import type { ErpEvent } from '#lib/erp/profiles/erp-event.ts';
import type { Call, ProfileName } from '#lib/erp/profiles/profile.ts';
import { profileOf } from '#lib/erp/profiles/profile-of.ts';

export type TestErp = { connection: FoundConnection; secret: string };

/** For tests: connects the actor's structure to an ERP. */
export async function testErp(staff: Staff, profile: ProfileName = 'standard'): Promise<TestErp> {
  process.env.AUTH_SECRET ??= 'a secret for tests that is long enough';
  const connected = await connectErp(asProved(staff), profile);
  if (!connected.ok) throw new Error(connected.problem.code);
  const connection = await findConnection(connected.value.connectionId);
  if (!connection) throw new Error('the new connection is not found');
  return { connection, secret: connected.value.secret };
}

/** For tests: the data of a native message about a person. */
export function erpPerson(id: string, more: Record<string, unknown> = {}) {
  return { id, lastName: 'Durand', firstName: `Zoé ${id}`, email: `${id.toLowerCase()}@exemple.example`, ...more };
}

/** For tests: makes a native message; `at` is seconds after a fixed moment. */
export function message(type: 'created' | 'updated' | 'deleted', at: number, data: Record<string, unknown>) {
  return { type: `client.${type}`, timestamp: new Date(Date.UTC(2026, 10, 1) + at * 1000).toISOString(), data };
}

/** For tests: reads a body as the endpoint of the profile does, without a signature. */
export function incomingBody({ connection }: TestErp, raw: string, call: Partial<Call> = {}): IncomingEvent {
  const body = readObject(Buffer.from(raw));
  const whole = { headers: new Headers(), token: null, verb: null, receivedAt: new Date(), ...call };
  const received = { ...whole, raw: Buffer.from(raw) };
  return readMessage(connection, profileOf(connection.profile), received, body.ok ? body.value : null);
}

/** For tests: makes the incoming event of a native message with a webhook id. */
export function incomingEvent({ connection }: TestErp, body: unknown, webhookId: string = randomUUID()): IncomingEvent {
  const call: Call = {
    headers: new Headers({ 'webhook-id': webhookId }),
    raw: Buffer.from(JSON.stringify(body)),
    token: null,
    verb: null,
    receivedAt: new Date(),
  };
  return readMessage(connection, profileOf('standard'), call, body);
}

/** For tests: makes the incoming event of what a profile read from a message. */
export function arrivalOf(erp: TestErp, { version, ...payload }: ErpEvent, webhookId?: string): IncomingEvent {
  const arrived = incomingEvent(erp, message('updated', 0, erpPerson(payload.erpId)), webhookId);
  return { ...arrived, payload, content: { event: { ...payload, version } } };
}

/** For tests: applies a native message without a signature. */
export async function send(erp: TestErp, body: unknown, webhookId?: string): Promise<EventResult> {
  return receiveEvent(erp.connection, incomingEvent(erp, body, webhookId));
}
