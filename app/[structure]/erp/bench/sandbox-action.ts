'use server';

import { z } from 'zod';
import { withConnection } from '#app/api/erp/[connectionId]/erp-call.ts';
import { takeEvent } from '#app/api/erp/[connectionId]/events/take-event.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { deleteClient } from '#lib/clients/delete-client.ts';
import { markUnavailable } from '#lib/database/outage-watch.ts';
import { MAX_BODY_BYTES } from '#lib/erp/connections/limits.ts';
import { callEndpointAsStaff, findTestClient, type StaffMessage } from '#lib/erp/sandbox/call-endpoint-as-staff.ts';
import { noteActionStarted } from '#lib/forms/action-progress.ts';
import { log } from '#lib/log/log.ts';
import { findStaff } from '#lib/session/find-staff.ts';
import type { EndpointAnswer, SandboxState } from './sandbox-state.ts';

const asked = z.object({
  structure: z.string(),
  how: z.enum(['dry', 'send', 'remove', 'body']),
  // Forms send every line break as two characters.
  body: z
    .string()
    .catch('')
    .default('')
    .transform((text) => text.replaceAll('\r\n', '\n')),
});

/** Bytes of a too long body that the form gets back: it sends them again, and Next accepts 1 MB. */
const MAX_ECHO_BYTES = 2 * MAX_BODY_BYTES.event;

/**
 * Sends one test message through the code of the endpoint, after its signature check. Expected
 * failures are part of the answer; nothing is thrown.
 */
export async function sandboxAction(_previous: SandboxState, form: FormData): Promise<SandboxState> {
  noteActionStarted(form);
  const parsed = asked.safeParse(Object.fromEntries(form));
  if (!parsed.success) return { answers: [], error: 'failed', typed: '' };
  const { structure, how, body: typed } = parsed.data;
  if (how === 'body' && !typed.trim()) return { answers: [], error: 'empty', typed };
  const bytes = Buffer.from(typed);
  if (bytes.length > MAX_BODY_BYTES.event)
    return { answers: [], error: 'too-long', typed: bytes.toString('utf8', 0, MAX_ECHO_BYTES) };
  try {
    const staff = await findStaff(structure);
    if (!staff) return { answers: [], error: 'signed-out', typed };
    return { ...(await attempt(staff, how, typed)), typed };
  } catch (error) {
    if (!markUnavailable(error)) log.error({ err: error }, 'a test message of the sandbox failed');
    return { answers: [], error: 'failed', typed };
  }
}

async function attempt(
  staff: Staff,
  how: z.output<typeof asked>['how'],
  text: string,
): Promise<Omit<SandboxState, 'typed'>> {
  const message: StaffMessage = how === 'body' ? { text } : { verb: how === 'remove' ? 'delete' : 'upsert' };
  const answer = await callEndpoint(staff, message, how === 'dry' || how === 'body');
  if (!answer) return { answers: [], error: 'not-allowed' };
  if (how !== 'remove') return { answers: [answer] };
  const client = await findTestClient(staff);
  // The safeguard may have held the event: then the person is still the ERP's.
  const removed = client?.former === true && (await deleteClient(staff, client.id)).ok;
  return { answers: [answer], ...(removed && { removed }) };
}

/** Calls the endpoint and returns its answer; null when the staff member may not. */
async function callEndpoint(staff: Staff, message: StaffMessage, dry: boolean): Promise<EndpointAnswer | null> {
  const signed = await callEndpointAsStaff(staff, message);
  if (!signed.ok) return null;
  const { connectionId, call, text } = signed.value;
  const answer = await withConnection(connectionId, (connection) => takeEvent(connection, call, dry));
  const body = (await answer.json()) as { eventId?: unknown };
  const eventId = typeof body.eventId === 'string' ? body.eventId : null;
  return { status: answer.status, body: JSON.stringify(body, null, 2), sent: 'text' in message ? '' : text, eventId };
}
