import { randomUUID } from 'node:crypto';
import { may } from '#lib/actor/permissions.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { prisma } from '#lib/database/connection.ts';
import type { Call, ProfileName } from '#lib/erp/profiles/profile.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { type TestVerb, testBody, testErpId } from './test-contact.ts';

/**
 * A call as the ERP would make it, after authentication, for its endpoint. `text`: the body as it
 * was sent.
 */
export type StaffCall = { connectionId: string; call: Call; text: string };

/**
 * A message to send as the structure's ERP: a text that staff wrote, or a message about the test
 * contact.
 */
export type StaffMessage = { text: string } | { verb: TestVerb };

/**
 * Calls the endpoint as the structure's ERP, so that the staff member who sets it up sees the
 * endpoint's own response without knowing the secret.
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
 * Finds the client that a message about the test contact created, if there is one outside the
 * trash.
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
    where: { structureId, erpId: testErpId(live.profile as ProfileName), deletedAt: null },
    select: { id: true, erpRemovedAt: true },
  });
  return found && { id: found.id, former: found.erpRemovedAt !== null };
}
