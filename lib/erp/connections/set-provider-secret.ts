import type { Staff } from '#lib/actor/staff.ts';
import { recordEvents } from '#lib/audit/record-events.ts';
import type { ProfileName } from '#lib/erp/profiles/profile.ts';
import { profileOf } from '#lib/erp/profiles/profile-of.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { storeSecret } from './generate-secret.ts';
import { liveSecrets, type ManageProblem, onConnection } from './manage-erp.ts';

/**
 * What a key that another program made may look like: 128 bits at least, in characters that can be
 * copied from a page.
 */
const secretShape = /^[\x21-\x7e]{16,300}$/;

/**
 * Takes the secret that the sender made, where a profile has it so. It counts beside the one before
 * until that is revoked; secrets that nobody ever used, such as the one that every connection
 * begins with, end at once.
 */
export async function setProviderSecret(
  staff: Staff,
  text: string,
): Promise<Result<null, ManageProblem | 'secret-shape'>> {
  return onConnection<null, 'secret-shape'>(staff, async (tx, { id: connectionId, profile: name }) => {
    const structureId = staff.structure.id;
    const profile = profileOf(name as ProfileName);
    if (!profile.bringsSecret) return fail('not-found');
    const secret = text.trim();
    if (!secretShape.test(secret)) return fail('secret-shape');
    const where = { structureId, connectionId, revokedAt: null };
    await tx.erpSecret.updateMany({
      where: { ...where, lastUsedAt: null },
      data: { revokedAt: new Date(), sealed: null },
    });
    if ((await tx.erpSecret.count({ where })) >= liveSecrets) return fail('too-many-secrets');
    const { hash, sealed, ending } = storeSecret(profile, { structureId, connectionId }, secret);
    await tx.erpSecret.create({ data: { structureId, connectionId, hash, sealed, ending, createdById: staff.id } });
    const details = { connectionId, ending };
    await recordEvents(tx, [{ structureId, staffId: staff.id, kind: 'erp-secret-added', details }]);
    return succeed(null);
  });
}
