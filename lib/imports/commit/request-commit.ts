import { may } from '#lib/actor/permissions.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { lockManagedByErp } from '#lib/addresses/is-managed.ts';
import { type Import, Prisma } from '#lib/database/generated/client.ts';
import type { ImportChoice } from '#lib/database/generated/enums.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { findImport } from '#lib/imports/file/find-import.ts';
import { jobKey, whereImport } from '#lib/imports/file/import-key.ts';
import { announce } from '#lib/live/announce.ts';
import { addJob } from '#lib/queue/add-job.ts';
import { fail, type Result, succeed } from '#lib/result.ts';

/** What staff consented to: the plan they were shown, and what it may do to existing clients. */
export type Consent = { plan: number; choice: ImportChoice; reopen: boolean };

export type CommitProblem = 'not-allowed' | 'managed-by-erp' | 'not-found' | 'plan-changed' | 'forgotten';

/**
 * Consents to a plan and queues the job that commits it. A second consent, from another tab or a
 * double click, changes nothing. A cancelled import continues where it stopped, with the choices it
 * had.
 */
export async function requestCommit(
  staff: Staff,
  id: string,
  { plan, choice, reopen }: Consent,
): Promise<Result<null, CommitProblem>> {
  if (!may(staff, 'imports.run')) return fail('not-allowed');
  const found = await findImport(staff, id);
  if (!found) return fail('not-found');
  if (found.forgottenAt) return fail('forgotten');
  const of = { structureId: staff.structure.id, importId: found.id };
  const started = { state: 'committing', stepStartedAt: new Date(), problem: Prisma.DbNull } as const;
  const author = { committedById: staff.id };
  return inTransaction(async (tx) => {
    // Where an ERP manages the clients the plan is a comparison only.
    if (await lockManagedByErp(tx, of.structureId)) return fail('managed-by-erp');
    const [fresh, stopped] = [
      await tx.import.updateMany({
        where: { ...whereImport(of), state: 'planned', plan },
        data: { ...started, ...author, choice, reopen, reached: 0 },
      }),
      await tx.import.updateMany({
        where: { ...whereImport(of), state: 'cancelled', plan, forgottenAt: null },
        data: { ...started, stepStartedAt: resumedAt(found) },
      }),
    ];
    if (fresh.count + stopped.count === 0) {
      const now = await tx.import.findFirst({
        where: { ...whereImport(of), plan, state: { in: ['committing', 'committed'] } },
      });
      return now ? succeed(null) : fail('plan-changed');
    }
    await addJob(tx, 'commit-import', of, jobKey(of));
    await announce(tx, of.structureId, 'imports');
    return succeed(null);
  });
}

/** Shifts the start by the duration of the pause, so that rate and time left do not count it. */
function resumedAt({ stepStartedAt, committedAt }: Pick<Import, 'stepStartedAt' | 'committedAt'>): Date {
  const worked = stepStartedAt && committedAt ? committedAt.getTime() - stepStartedAt.getTime() : 0;
  return new Date(Date.now() - Math.max(0, worked));
}
