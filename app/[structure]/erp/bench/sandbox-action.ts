'use server';

import { z } from 'zod';
import type { Staff } from '#lib/actor/staff.ts';
import { deleteClient } from '#lib/clients/delete-client.ts';
import { markUnavailable } from '#lib/database/outage-watch.ts';
import { MAX_BODY_BYTES } from '#lib/erp/connections/limits.ts';
import { type ProfileName, profileNames } from '#lib/erp/profiles/profile.ts';
import { callEndpointAsStaff, findTestClient } from '#lib/erp/sandbox/call-endpoint-as-staff.ts';
import { noteActionStarted } from '#lib/forms/action-progress.ts';
import { log } from '#lib/log/log.ts';
import { findStaff } from '#lib/session/find-staff.ts';
import { askEndpoint, tryText } from './ask-endpoint.ts';
import type { SandboxState } from './sandbox-state.ts';

const asked = z.object({
  structure: z.string(),
  how: z.enum(['dry', 'send', 'remove', 'body']),
  profile: z.enum(profileNames).optional().catch(undefined),
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
  const { structure, how, body: typed, profile } = parsed.data;
  const read = profile && { profile };
  if (how === 'body' && !typed.trim()) return { answers: [], error: 'empty', typed, ...read };
  const bytes = Buffer.from(typed);
  if (bytes.length > MAX_BODY_BYTES.event)
    return { answers: [], error: 'too-long', typed: bytes.toString('utf8', 0, MAX_ECHO_BYTES), ...read };
  try {
    const staff = await findStaff(structure);
    if (!staff) return { answers: [], error: 'signed-out', typed };
    return { ...(await attempt(staff, how, typed, profile)), typed, ...read };
  } catch (error) {
    if (!markUnavailable(error)) log.error({ err: error }, 'a test message of the sandbox failed');
    return { answers: [], error: 'failed', typed };
  }
}

async function attempt(
  staff: Staff,
  how: z.output<typeof asked>['how'],
  text: string,
  profile: ProfileName | undefined,
): Promise<Omit<SandboxState, 'typed'>> {
  const verb = how === 'remove' ? 'delete' : 'upsert';
  const signed = await callEndpointAsStaff(staff, how === 'body' ? { text } : { verb });
  if (!signed.ok) return { answers: [], error: 'not-allowed' };
  if (how === 'body') return tryText(signed.value, profile);
  const answers = [await askEndpoint(signed.value, { verb, dry: how === 'dry' })];
  if (how !== 'remove') return { answers };
  const client = await findTestClient(staff);
  // The safeguard may have held the event: then the person is still the ERP's.
  const removed = client?.former === true && (await deleteClient(staff, client.id)).ok;
  return { answers, ...(removed && { removed }) };
}
