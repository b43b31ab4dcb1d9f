import { requireProof } from '#lib/actor/recent-proof.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { recordEvents } from '#lib/audit/record-events.ts';
import type { ProfileName } from '#lib/erp/profiles/profile.ts';
import { profileOf } from '#lib/erp/profiles/profile-of.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { generateSecret } from './generate-secret.ts';
import { type ManageProblem, onConnection } from './on-connection.ts';
import { insertSecret } from './replace-secrets.ts';

/** Valid secrets at a time: the one in use, and its successor. */
export const maxValidSecrets = 2;

/**
 * Adds a second secret, valid beside the first until that is revoked, so that no event is lost in
 * between. It is shown once.
 */
export async function addErpSecret(staff: Staff): Promise<Result<{ secret: string }, ManageProblem>> {
  return onConnection(staff, async (tx, { id: connectionId, profile }) => {
    requireProof(staff);
    const structureId = staff.structure.id;
    const live = await tx.erpSecret.count({ where: { structureId, connectionId, revokedAt: null } });
    if (live >= maxValidSecrets) return fail('too-many-secrets');
    const generated = generateSecret(profileOf(profile as ProfileName), { structureId, connectionId });
    await insertSecret(tx, { structureId, connectionId }, generated, staff.id);
    const details = { connectionId, ending: generated.ending };
    await recordEvents(tx, [{ structureId, staffId: staff.id, kind: 'erp-secret-added', details }]);
    return succeed({ secret: generated.secret });
  });
}

/** Revokes one of two secrets. The last one ends only with its connection. */
export async function revokeErpSecret(staff: Staff, secretId: string): Promise<Result<null, ManageProblem>> {
  return onConnection(staff, async (tx, { id: connectionId }) => {
    requireProof(staff);
    const structureId = staff.structure.id;
    const live = await tx.erpSecret.findMany({ where: { structureId, connectionId, revokedAt: null } });
    const revoked = live.find(({ id }) => id === secretId);
    if (!revoked) return fail('not-found');
    if (live.length === 1) return fail('last-secret');
    await tx.erpSecret.updateMany({
      where: { structureId, connectionId, id: secretId },
      data: { revokedAt: new Date(), sealed: null },
    });
    const details = { connectionId, ending: revoked.ending };
    await recordEvents(tx, [{ structureId, staffId: staff.id, kind: 'erp-secret-revoked', details }]);
    return succeed(null);
  });
}
