import { requireProof } from '#lib/actor/recent-proof.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { lockPeople } from '#lib/addresses/lock-people.ts';
import { recordEvents } from '#lib/audit/record-events.ts';
import { releaseErpClients } from '#lib/clients/erp/change-erp-ids.ts';
import { type Result, succeed } from '#lib/result.ts';
import { forgetApi } from './forget-api.ts';
import { type ManageProblem, onConnection } from './on-connection.ts';

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
    requireProof(staff);
    await lockPeople(tx, structureId, 'all');
    await tx.erpConnection.updateMany({
      where: { structureId, id },
      data: { state: 'disconnected', stateAt: new Date(), stateById: staff.id },
    });
    await tx.erpSecret.updateMany({
      where: { structureId, connectionId: id },
      data: { revokedAt: new Date(), sealed: null },
    });
    await forgetApi(tx, structureId, id);
    await releaseErpClients(tx, structureId);
    // The ids of another ERP stand for other people.
    await tx.erpProposal.deleteMany({ where: { structureId } });
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
