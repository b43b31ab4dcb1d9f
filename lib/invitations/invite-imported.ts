import { may } from '#lib/actor/permissions.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { recordEvents } from '#lib/audit/record-events.ts';
import { prisma } from '#lib/database/connection.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { isId } from '#lib/identity/id.ts';
import { addJob } from '#lib/queue/add-job.ts';
import type { Jobs } from '#lib/queue/job.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { inviteClients } from './invite-clients.ts';
import { closedFormerSql } from './invite-facts.ts';

export type InviteImportedProblem = { code: 'not-allowed' } | { code: 'not-found' } | { code: 'none-to-invite' };

/** Clients invited in one transaction. */
const clientsPerTransaction = 500;

/**
 * SQL: clients that an import created, who were never invited, have no account, and whose address
 * is not blocked; no former clients whose access is closed.
 */
const notInvited = `client c where c.structure_id = $1::uuid and c.import_id = $2::uuid and c.source = 'import'
  and c.deleted_at is null and c.email <> '' and not ${closedFormerSql}
  and not exists (select from invitation i where i.structure_id = c.structure_id and i.client_id = c.id)
  and not exists (select from attachment a where a.structure_id = c.structure_id and a.client_id = c.id)
  and not exists (select from mail_block b where b.structure_id = c.structure_id and b.email_key = c.email_key)`;

/** Counts the clients of an import that `inviteImported` would invite now. */
export async function countToInvite(staff: Staff, importId: string): Promise<number> {
  if (!may(staff, 'imports.read') || !isId(importId)) return 0;
  const [counted] = await prisma().$queryRawUnsafe<{ count: number }[]>(
    `select count(*)::int as count from ${notInvited}`,
    staff.structure.id,
    importId,
  );
  return counted?.count ?? 0;
}

/**
 * Invites all clients that an import created and who were never invited, in the background.
 * @returns the number of these clients
 */
export async function inviteImported(staff: Staff, importId: string): Promise<Result<number, InviteImportedProblem>> {
  if (!may(staff, 'imports.run')) return fail({ code: 'not-allowed' });
  const structureId = staff.structure.id;
  const brought = isId(importId)
    ? await prisma().import.findFirst({
        where: { structureId, id: importId, state: { in: ['committed', 'cancelled'] } },
      })
    : null;
  if (!brought) return fail({ code: 'not-found' });
  const count = await countToInvite(staff, importId);
  if (count === 0) return fail({ code: 'none-to-invite' });
  await inTransaction(async (tx) => {
    const details = { importId, fileName: brought.fileName, count };
    await recordEvents(tx, [{ structureId, staffId: staff.id, kind: 'import-invited', details }]);
    await addJob(tx, 'invite-imported', { structureId, importId, staffId: staff.id }, `invite-imported:${importId}`);
  });
  return succeed(count);
}

/** Runs the job: each slice is a transaction, so that a killed job continues where it was. */
export async function inviteImportedNow({ structureId, importId, staffId }: Jobs['invite-imported']): Promise<void> {
  const structure = await prisma().structure.findUnique({ where: { id: structureId } });
  if (!structure) return;
  const inviteSlice = () =>
    inTransaction(async (tx) => {
      const { rows } = await tx.query<{ id: string }>(
        `select c.id from ${notInvited} order by c.id limit ${clientsPerTransaction}`,
        [structureId, importId],
      );
      const ids = rows.map(({ id }) => id);
      await inviteClients(tx, { structure, staffId }, ids);
      return ids.length;
    });
  while ((await inviteSlice()) === clientsPerTransaction);
}
