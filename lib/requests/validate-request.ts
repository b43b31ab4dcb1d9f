import type { ValidationState } from '#lib/access/access-verdict.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { aliasHolder } from '#lib/addresses/alias-holder.ts';
import { readAttachment, requestDetails } from '#lib/addresses/attachment-of-staff.ts';
import { lockManagedByErp } from '#lib/addresses/is-managed.ts';
import { recordEvents } from '#lib/audit/record-events.ts';
import { addRequestedClient } from '#lib/clients/add-requested-client.ts';
import { type EmailTaken, findByEmail } from '#lib/clients/find-by-email.ts';
import { prisma } from '#lib/database/connection.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import type { Transaction } from '#lib/database/run-sql.ts';
import { sqlState } from '#lib/database/sql-state.ts';
import { linkAccount } from '#lib/matching/link-account.ts';
import { fail, type Result, succeed } from '#lib/result.ts';

/** `created`: whether the client is new. */
export type Validated = { clientId: string; created: boolean };

export type ValidateProblem =
  | { code: 'not-found' }
  /** Somebody else was faster, or nobody ever asked. */
  | { code: 'already-decided'; validation: Exclude<ValidationState, 'pending'> }
  /** The client is in the bin: to be restored first. */
  | { code: 'in-bin'; clientId: string }
  /** Another account has the client. */
  | { code: 'client-taken'; clientId: string }
  /** Nobody has the address, and new clients come from the ERP alone. */
  | { code: 'managed-by-erp' };

/** `email-taken`: the address is this other client's own. */
export type LinkRequestProblem = ValidateProblem | EmailTaken;

/**
 * Says yes to a request. The client with its address is taken, or created from what the person
 * said, unless an ERP makes the clients. Validating twice is validating once. From then on nothing
 * but an unproved e-mail stands in the way.
 */
export function validateRequest(staff: Staff, id: string): Promise<Result<Validated, ValidateProblem>> {
  return validate(staff, id);
}

/** Links a request to a client that staff chose, whatever its address: see `linkAccount`. */
export async function validateAndLink(
  staff: Staff,
  id: string,
  clientId: string,
): Promise<Result<Validated, LinkRequestProblem>> {
  const asked = await readAttachment(prisma(), staff, id);
  if (!asked) return fail({ code: 'not-found' });
  if (asked.validation === 'refused') return fail({ code: 'already-decided', validation: 'refused' });
  const linked = await linkAccount(staff, { accountId: asked.accountId, clientId });
  if (linked.ok) return succeed({ clientId, created: false });
  if (linked.problem.code === 'account-taken') return fail({ code: 'already-decided', validation: 'validated' });
  return fail(linked.problem);
}

/**
 * SQLSTATE of what two decisions at once run into: a unique index, a deadlock. Looking again tells
 * what the other one did.
 */
const collisions = new Set(['23505', '40P01']);

async function validate(staff: Staff, id: string): Promise<Result<Validated, ValidateProblem>> {
  for (let turn = 1; ; turn += 1) {
    try {
      return await inTransaction((tx) => attempt(tx, staff, id));
    } catch (error) {
      const collided = error instanceof Overtaken || collisions.has(sqlState(error) ?? '');
      if (!collided || turn === 4) throw error;
    }
  }
}

/** Another decision came between reading and writing: everything of this one is undone. */
class Overtaken extends Error {}

async function attempt(tx: Transaction, staff: Staff, id: string): Promise<Result<Validated, ValidateProblem>> {
  const structureId = staff.structure.id;
  const asked = await readAttachment(tx, staff, id);
  if (!asked) return fail({ code: 'not-found' });
  const { account, validation } = asked;
  const again = validation === 'validated' && asked.clientId;
  if (again) return succeed({ clientId: asked.clientId as string, created: false });
  if (validation !== 'pending') return fail({ code: 'already-decided', validation: asWord(validation) });
  // In this order everywhere: first the client, then the attachment. Otherwise two would wait for
  // each other.
  const found = await findClient(tx, staff, account.emailKey, asked.clientId);
  if (!found.ok) return found;
  if (!found.value && (await lockManagedByErp(tx, structureId))) return fail({ code: 'managed-by-erp' });
  const clientId = found.value ?? (await addRequestedClient(tx, staff, account));
  const holder = await tx.attachment.findFirst({ where: { structureId, clientId, NOT: { id } }, select: { id: true } });
  if (holder) return fail({ code: 'client-taken', clientId });
  const { count } = await tx.attachment.updateMany({
    where: { structureId, id, validation: 'pending', clientId: asked.clientId },
    data: {
      validation: 'validated',
      clientId,
      attachedAt: asked.attachedAt ?? new Date(),
      decidedAt: new Date(),
      decidedById: staff.id,
    },
  });
  if (count === 0) throw new Overtaken();
  const author = { structureId, staffId: staff.id };
  await recordEvents(tx, [{ ...author, kind: 'request-validated', clientId, details: requestDetails(account) }]);
  return succeed({ clientId, created: found.value === null });
}

/**
 * The client to attach, locked, so that it cannot go to the bin or to another account meanwhile;
 * null when one has to be created.
 */
async function findClient(
  tx: Transaction,
  staff: Staff,
  emailKey: string,
  known: string | null,
): Promise<Result<string | null, ValidateProblem>> {
  const id = known ?? (await findByEmail(tx, staff, emailKey))?.clientId;
  if (!id) return succeed(null);
  const [client] = await tx.$queryRaw<{ deletedAt: Date | null; emailKey: string }[]>`
    select deleted_at as "deletedAt", email_key as "emailKey" from client
      where structure_id = ${staff.structure.id}::uuid and id = ${id}::uuid for no key update`;
  // Found by its address, which somebody changed before it was locked.
  if (!known && client?.emailKey !== emailKey && (await aliasHolder(tx, staff.structure.id, emailKey)) !== id)
    throw new Overtaken();
  if (!client) return fail({ code: 'not-found' });
  return client.deletedAt ? fail({ code: 'in-bin', clientId: id }) : succeed(id);
}

/** As the rest of the product writes it. */
function asWord(validation: 'not_needed' | 'validated' | 'refused'): Exclude<ValidationState, 'pending'> {
  return validation === 'not_needed' ? 'not-needed' : validation;
}
