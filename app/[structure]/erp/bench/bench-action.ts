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
import type { BenchState, DoorAnswer } from './bench-state.ts';

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

/**
 * Bytes of a body that is too long and comes back: with the next try it travels once more, and Next
 * takes 1 MB in all.
 */
const longestEcho = 2 * MAX_BODY_BYTES.event;

/**
 * One trial: by the code of the door itself, from behind the signature on. Whatever is to be
 * expected is answered, never thrown.
 */
export async function benchAction(_previous: BenchState, form: FormData): Promise<BenchState> {
  noteActionStarted(form);
  const parsed = asked.safeParse(Object.fromEntries(form));
  if (!parsed.success) return { answers: [], error: 'failed', typed: '' };
  const { structure, how, body: typed } = parsed.data;
  if (how === 'body' && !typed.trim()) return { answers: [], error: 'empty', typed };
  const bytes = Buffer.from(typed);
  if (bytes.length > MAX_BODY_BYTES.event)
    return { answers: [], error: 'too-long', typed: bytes.toString('utf8', 0, longestEcho) };
  try {
    const staff = await findStaff(structure);
    if (!staff) return { answers: [], error: 'signed-out', typed };
    return { ...(await attempt(staff, how, typed)), typed };
  } catch (error) {
    if (!markUnavailable(error)) log.error({ err: error }, 'a trial of the bench failed');
    return { answers: [], error: 'failed', typed };
  }
}

async function attempt(
  staff: Staff,
  how: z.output<typeof asked>['how'],
  text: string,
): Promise<Omit<BenchState, 'typed'>> {
  const message: StaffMessage = how === 'body' ? { text } : { verb: how === 'remove' ? 'delete' : 'upsert' };
  const answer = await atTheDoor(staff, message, how === 'dry' || how === 'body');
  if (!answer) return { answers: [], error: 'not-allowed' };
  if (how !== 'remove') return { answers: [answer] };
  const client = await findTestClient(staff);
  // The brake may have held the event: then the ERP still has the person.
  const removed = client?.former === true && (await deleteClient(staff, client.id)).ok;
  return { answers: [answer], ...(removed && { removed }) };
}

/** Says it at the door, and listens. */
async function atTheDoor(staff: Staff, message: StaffMessage, dry: boolean): Promise<DoorAnswer | null> {
  const said = await callEndpointAsStaff(staff, message);
  if (!said.ok) return null;
  const { connectionId, call, text } = said.value;
  const answer = await withConnection(connectionId, (connection) => takeEvent(connection, call, dry));
  const body = (await answer.json()) as { eventId?: unknown };
  const eventId = typeof body.eventId === 'string' ? body.eventId : null;
  return { status: answer.status, body: JSON.stringify(body, null, 2), sent: 'text' in message ? '' : text, eventId };
}
