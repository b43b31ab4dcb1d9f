import { may } from '#lib/actor/permissions.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { lockPeople } from '#lib/addresses/lock-people.ts';
import { recordEvents } from '#lib/audit/record-events.ts';
import { releaseErpClients } from '#lib/clients/erp/change-erp-ids.ts';
import { patiently } from '#lib/database/connection.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import type { Transaction } from '#lib/database/run-sql.ts';
import type { ProfileName } from '#lib/erp/profiles/profile.ts';
import { profileOf } from '#lib/erp/profiles/profile-of.ts';
import { announce } from '#lib/live/announce.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { generateSecret } from './generate-secret.ts';

export type ManageProblem = 'not-allowed' | 'not-found' | 'too-many-secrets' | 'last-secret';

/** Valid secrets at a time: the one in use, and its successor. */
export const maxValidSecrets = 2;

/**
 * Adds a second secret, valid beside the first until that is revoked, so that no event is lost in
 * between. It is shown once.
 */
export async function addErpSecret(staff: Staff): Promise<Result<{ secret: string }, ManageProblem>> {
  return onConnection(staff, async (tx, { id: connectionId, profile }) => {
    const structureId = staff.structure.id;
    const live = await tx.erpSecret.count({ where: { structureId, connectionId, revokedAt: null } });
    if (live >= maxValidSecrets) return fail('too-many-secrets');
    const { secret, ...kept } = generateSecret(profileOf(profile as ProfileName), { structureId, connectionId });
    await tx.erpSecret.create({ data: { structureId, connectionId, ...kept, createdById: staff.id } });
    const details = { connectionId, ending: kept.ending };
    await recordEvents(tx, [{ structureId, staffId: staff.id, kind: 'erp-secret-added', details }]);
    return succeed({ secret });
  });
}

/** Revokes one of two secrets. The last one ends only with its connection. */
export async function revokeErpSecret(staff: Staff, secretId: string): Promise<Result<null, ManageProblem>> {
  return onConnection(staff, async (tx, { id: connectionId }) => {
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

/** Pauses or resumes receiving events. A paused ERP still manages the clients. */
export async function setErpEnabled(staff: Staff, enabled: boolean): Promise<Result<null, ManageProblem>> {
  return onConnection(staff, async (tx, { id, state }) => {
    const wanted = enabled ? 'active' : 'disabled';
    if (state === wanted) return succeed(null);
    const structureId = staff.structure.id;
    await tx.erpConnection.updateMany({
      where: { structureId, id },
      data: { state: wanted, stateAt: new Date(), stateById: staff.id },
    });
    const kind = enabled ? 'erp-enabled' : 'erp-disabled';
    await recordEvents(tx, [{ structureId, staffId: staff.id, kind, details: { connectionId: id } }]);
    return succeed(null);
  });
}

/**
 * Ends the connection. Every client stays and is the club's own again; former clients stay former
 * ones. Another ERP that is connected later finds them by their addresses.
 */
export async function disconnectErp(staff: Staff): Promise<Result<null, ManageProblem>> {
  const structureId = staff.structure.id;
  return onConnection(staff, async (tx, { id }) => {
    await lockPeople(tx, structureId, 'all');
    await tx.erpConnection.updateMany({
      where: { structureId, id },
      data: { state: 'disconnected', stateAt: new Date(), stateById: staff.id },
    });
    await tx.erpSecret.updateMany({
      where: { structureId, connectionId: id },
      data: { revokedAt: new Date(), sealed: null },
    });
    await releaseErpClients(tx, structureId);
    await tx.erpTombstone.deleteMany({ where: { structureId } });
    // Held events and snapshots are discarded, because no one could confirm them any more.
    const gone = { structureId, connectionId: id };
    await tx.erpEvent.updateMany({
      where: { ...gone, verdict: 'held' },
      data: { verdict: 'discarded', decidedById: staff.id },
    });
    await tx.erpSnapshot.updateMany({
      where: { ...gone, state: { in: ['planning', 'held', 'applying'] } },
      data: { state: 'discarded', finishedAt: new Date(), decidedAt: new Date(), decidedById: staff.id },
    });
    await recordEvents(tx, [
      { structureId, staffId: staff.id, kind: 'erp-disconnected', details: { connectionId: id } },
    ]);
    return succeed(null);
  });
}

type Live = { id: string; profile: string; state: string };

/** Runs on the structure's one connection and locks it, so that two colleagues take turns. */
export async function onConnection<Value, Problem = never>(
  staff: Staff,
  run: (tx: Transaction, connection: Live) => Promise<Result<Value, ManageProblem | Problem>>,
): Promise<Result<Value, ManageProblem | Problem>> {
  if (!may(staff, 'settings.manage')) return fail('not-allowed');
  const structureId = staff.structure.id;
  const transaction = () =>
    inTransaction(async (tx) => {
      const [live] = await tx.$queryRaw<Live[]>`
        select id, profile, state::text from erp_connection where structure_id = ${structureId}::uuid
          and state <> 'disconnected' for update`;
      if (!live) return fail('not-found');
      const done = await run(tx, live);
      if (done.ok) await announce(tx, structureId, 'erp');
      return done;
    });
  return patiently(transaction);
}
