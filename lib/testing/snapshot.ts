import { createHash } from 'node:crypto';
import { signStandard } from '#lib/erp/connections/sign-standard.ts';
import { profileOf } from '#lib/erp/profiles/profile-of.ts';
import { receiveSnapshot } from '#lib/erp/snapshots/receive-snapshot.ts';
import type { TestErp } from './erp.ts';

/**
 * For tests: receives a signed snapshot; its job has not run yet.
 * @returns the snapshot's id
 */
export async function sendSnapshot({ connection, secret }: TestErp, people: object[]): Promise<string> {
  const text = people.map((one) => `${JSON.stringify(one)}\n`).join('');
  const headers = new Headers(signStandard(secret, createHash('sha256').update(text).digest('hex')));
  // A profile that carries its secret signs nothing.
  if (profileOf(connection.profile).secret === 'carried') headers.set('authorization', `Bearer ${secret}`);
  const address = connection.structureId;
  const received = await receiveSnapshot(connection, {
    headers,
    body: new Blob([text]).stream(),
    receivedAt: new Date(),
    address,
  });
  if (!received.ok) throw new Error(received.problem.code);
  return received.value;
}
