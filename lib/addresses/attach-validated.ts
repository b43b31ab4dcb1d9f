import type { Staff } from '#lib/actor/staff.ts';
import type { Prisma } from '#lib/database/generated/client.ts';
import { WriteConflict } from '#lib/database/retry-on-conflict.ts';
import { runSql, type Transaction } from '#lib/database/run-sql.ts';
import { beforeColumns } from './before-decision.ts';

/** An account, and its attachment in the structure as it was read, if there is one. */
type Attached = {
  accountId: string;
  attachment: Pick<Prisma.AttachmentModel, 'id' | 'validation' | 'clientId' | 'attachedAt'> | null;
};

/**
 * Attaches an account to a client by decision of staff, as `validated`. The caller holds the
 * client.
 * @param byAlias true: the account's address is an alias, so that no change of the client's own
 * address withdraws its proof
 * @param undo what `undoDecision` has to undo beside the attachment, where a request was pending;
 *   without it the validation cannot be undone
 * @returns the id of the attachment
 * @throws WriteConflict when the attachment changed since it was read
 */
export async function attachValidated(
  tx: Transaction,
  staff: Staff,
  clientId: string,
  { accountId, attachment }: Attached,
  { byAlias, undo }: { byAlias: boolean; undo?: { created: boolean; alias: boolean } | undefined },
): Promise<string> {
  const structureId = staff.structure.id;
  const now = new Date();
  const decision = { clientId, validation: 'validated', decidedAt: now, decidedById: staff.id, reason: null } as const;
  if (!attachment) {
    const made = await tx.attachment.create({
      data: { structureId, accountId, ...decision, attachedAt: now },
      select: { id: true },
    });
    return made.id;
  }
  const { id, validation, clientId: before, attachedAt } = attachment;
  const kept = validation === 'pending' && undo ? JSON.stringify({ ...undo, decidedFor: clientId }) : null;
  await runSql(
    tx,
    `update attachment set before_decision = ${beforeColumns} || $3::jsonb
     where structure_id = $1::uuid and id = $2::uuid returning 1`,
    [structureId, id, kept],
  );
  const { count } = await tx.attachment.updateMany({
    where: { structureId, id, validation, clientId: before },
    data: {
      ...decision,
      attachedAt: before === clientId ? (attachedAt ?? now) : now,
      ...(byAlias ? { emailChangedAt: null } : {}),
    },
  });
  if (count === 0) throw new WriteConflict();
  return id;
}
