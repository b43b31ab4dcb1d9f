import { requireProof } from '#lib/actor/recent-proof.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { lockPeople } from '#lib/addresses/lock-people.ts';
import { recordEvents } from '#lib/audit/record-events.ts';
import type { ProfileName } from '#lib/erp/profiles/profile.ts';
import { profileOf } from '#lib/erp/profiles/profile-of.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { changeKind } from './change-kind.ts';
import { forgetApi } from './forget-api.ts';
import { generateSecret } from './generate-secret.ts';
import { type ManageProblem, onConnection } from './on-connection.ts';
import { replaceSecrets } from './replace-secrets.ts';

/**
 * Returns whether a secret of one profile serves under another: both sign with a text, or both send
 * it. Standard Webhooks has a format of its own.
 */
function keepsSecret(before: ProfileName, after: ProfileName): boolean {
  return before !== 'standard' && after !== 'standard' && profileOf(before).secret === profileOf(after).secret;
}

/**
 * Changes the profile by which the same ERP calls: its people and its journal stay, calls of the
 * old profile are refused. Where the old secrets do not serve, a new one replaces them at once. A
 * different ERP needs a new connection, because its ids mean other people.
 * @returns the new secret, which is shown once; null when the old ones remain valid
 */
export async function changeProfile(
  staff: Staff,
  profile: ProfileName,
): Promise<Result<{ secret: string | null }, ManageProblem | 'same-profile'>> {
  const structureId = staff.structure.id;
  return onConnection<{ secret: string | null }, 'same-profile'>(staff, async (tx, connection) => {
    requireProof(staff);
    const { id: connectionId } = connection;
    const before = connection.profile as ProfileName;
    if (before === profile) return fail('same-profile');
    await lockPeople(tx, structureId, 'all');
    await tx.erpConnection.updateMany({ where: { structureId, id: connectionId }, data: { profile } });
    await changeKind(tx, { structureId, connectionId }, profileOf(before).defaultKind, profileOf(profile).defaultKind);
    // The settings of one API serve no other.
    await forgetApi(tx, structureId, connectionId);
    const details = { connectionId, before, after: profile };
    await recordEvents(tx, [{ structureId, staffId: staff.id, kind: 'erp-profile-changed', details }]);
    if (keepsSecret(before, profile)) return succeed({ secret: null });
    const generated = generateSecret(profileOf(profile), { structureId, connectionId });
    await replaceSecrets(tx, { structureId, connectionId }, generated, staff.id);
    return succeed({ secret: generated.secret });
  });
}
