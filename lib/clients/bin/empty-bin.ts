import { releaseAttachments } from '#lib/addresses/release-attachments.ts';
import { reassignFreedAddresses } from '#lib/clients/email/reassign-freed-addresses.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { BIN_DAYS } from './list-bin.ts';

const batch = 1_000;

/** A client that was deleted, and whose address is free again. */
type Gone = { structureId: string; emailKey: string };

/**
 * Deletes the clients that have been in the trash for more than 30 days, in every structure. It has
 * no actor, because a timetable runs it. Each batch is a transaction of its own, so that no request
 * waits behind it; clients being restored at the moment are skipped.
 * @returns how many were deleted
 */
export async function emptyBin(): Promise<number> {
  let deleted = 0;
  for (;;) {
    const gone = await emptyOneBatch();
    if (gone.length === 0) return deleted;
    deleted += gone.length;
    for (const [structureId, ofOne] of Map.groupBy(gone, (one) => one.structureId)) {
      const freed = ofOne.map(({ emailKey }) => emailKey);
      await reassignFreedAddresses(structureId, freed);
    }
  }
}

function emptyOneBatch(): Promise<Gone[]> {
  return inTransaction(async (tx) => {
    const due = await tx.$queryRaw<{ structureId: string; id: string }[]>`
      select structure_id as "structureId", id from client
      where deleted_at < now() - make_interval(days => ${BIN_DAYS}::int)
      limit ${batch} for update skip locked`;
    const keys = { structureIds: due.map(({ structureId }) => structureId), ids: due.map(({ id }) => id) };
    await releaseAttachments(tx, keys);
    // Earlier events of their ERP must not bring them back.
    await tx.$executeRaw`
      insert into erp_tombstone (structure_id, erp_id, version)
      select c.structure_id, c.erp_id, coalesce(c.erp_version, now()) from client c
      join unnest(${keys.structureIds}::uuid[], ${keys.ids}::uuid[]) as due (structure_id,
        id) on c.structure_id = due.structure_id and c.id = due.id
      where c.erp_id is not null on conflict do nothing`;
    return tx.$queryRaw<Gone[]>`
      delete from client using unnest(${keys.structureIds}::uuid[], ${keys.ids}::uuid[]) as due (structure_id, id)
      where client.structure_id = due.structure_id and client.id = due.id
      returning client.structure_id as "structureId", client.email_key as "emailKey"`;
  });
}
