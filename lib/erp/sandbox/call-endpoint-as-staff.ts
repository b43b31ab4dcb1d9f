import { randomUUID } from 'node:crypto';
import { may } from '#lib/actor/permissions.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { prisma } from '#lib/database/connection.ts';
import type { Call, ProfileName } from '#lib/erp/profiles/profile.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { type TestVerb, testBody, trialErpId } from './test-contact.ts';

/**
 * A call as the ERP would make it, past the proof of who it is: for its door to take. `text`: the
 * body as it went.
 */
export type StaffCall = { connectionId: string; call: Call; text: string };

/**
 * What to say in the name of the structure's ERP: a text of staff's own, or a message about the
 * person who cannot be.
 */
export type StaffMessage = { text: string } | { verb: TestVerb };

/**
 * Speaks in the name of the structure's ERP, so that whoever wires it sees the door's own answer
 * without knowing the secret.
 */
export async function callEndpointAsStaff(
  staff: Staff,
  message: StaffMessage,
): Promise<Result<StaffCall, 'not-allowed' | 'not-found'>> {
  if (!may(staff, 'settings.manage')) return fail('not-allowed');
  const live = await prisma().erpConnection.findFirst({
    where: { structureId: staff.structure.id, state: { not: 'disconnected' } },
  });
  if (!live) return fail('not-found');
  const text =
    'text' in message ? message.text : JSON.stringify(testBody(live.profile as ProfileName, message.verb, new Date()));
  const verb = 'text' in message ? 'upsert' : message.verb;
  const headers = new Headers({ 'webhook-id': `test_${randomUUID()}` });
  return succeed({
    connectionId: live.id,
    call: { headers, raw: Buffer.from(text), token: null, verb, receivedAt: new Date() },
    text,
  });
}

/**
 * The client that a message about the person who cannot be has made, if there is one outside the
 * bin.
 */
export async function findTestClient(staff: Staff): Promise<{ id: string; former: boolean } | null> {
  if (!may(staff, 'settings.manage')) return null;
  const structureId = staff.structure.id;
  const live = await prisma().erpConnection.findFirst({
    where: { structureId, state: { not: 'disconnected' } },
    select: { profile: true },
  });
  if (!live) return null;
  const found = await prisma().client.findFirst({
    where: { structureId, erpId: trialErpId(live.profile as ProfileName), deletedAt: null },
    select: { id: true, erpRemovedAt: true },
  });
  return found && { id: found.id, former: found.erpRemovedAt !== null };
}
