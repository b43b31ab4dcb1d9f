import { requireProof } from '#lib/actor/recent-proof.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { recordEvents } from '#lib/audit/record-events.ts';
import type { ProfileName } from '#lib/erp/profiles/profile.ts';
import { profileOf } from '#lib/erp/profiles/profile-of.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { protectSecret } from './generate-secret.ts';
import { type ManageProblem, onConnection } from './on-connection.ts';
import { insertSecret } from './replace-secrets.ts';
import { maxValidSecrets } from './rotate-secrets.ts';

/**
 * The format of a key that another program made, in characters that can be copied from a page: the
 * lengths that 128 bits have in base64 and in hexadecimal digits.
 */
const secretShape = /^(?![0-9a-f]{22,31}$)[\x21-\x7e]{22,300}$/i;

/**
 * Stores the secret that the sender made, for profiles where the provider makes it. It is valid
 * beside the previous one until that is revoked; secrets that were never used, such as the initial
 * one of every connection, end at once.
 */
export async function setProviderSecret(
  staff: Staff,
  text: string,
): Promise<Result<null, ManageProblem | 'secret-shape'>> {
  return onConnection<null, 'secret-shape'>(staff, async (tx, { id: connectionId, profile: name }) => {
    requireProof(staff);
    const structureId = staff.structure.id;
    const profile = profileOf(name as ProfileName);
    if (!profile.providerMakesSecret) return fail('not-found');
    const secret = text.trim();
    if (!secretShape.test(secret)) return fail('secret-shape');
    const where = { structureId, connectionId, revokedAt: null };
    await tx.erpSecret.updateMany({
      where: { ...where, lastUsedAt: null },
      data: { revokedAt: new Date(), sealed: null },
    });
    if ((await tx.erpSecret.count({ where })) >= maxValidSecrets) return fail('too-many-secrets');
    const stored = protectSecret(profile, { structureId, connectionId }, secret);
    await insertSecret(tx, { structureId, connectionId }, stored, staff.id);
    const details = { connectionId, ending: stored.ending };
    await recordEvents(tx, [{ structureId, staffId: staff.id, kind: 'erp-secret-added', details }]);
    return succeed(null);
  });
}
