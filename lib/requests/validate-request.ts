import type { Staff } from '#lib/actor/staff.ts';
import { aliasHolder } from '#lib/addresses/alias-holder.ts';
import { attachValidated } from '#lib/addresses/attach-validated.ts';
import { lockManagedByErp } from '#lib/addresses/is-managed.ts';
import { lockAddressesShared } from '#lib/addresses/lock-addresses.ts';
import { lockClient } from '#lib/addresses/lock-client.ts';
import { readAttachment, requestDetails } from '#lib/addresses/read-attachment.ts';
import type { ValidationState } from '#lib/addresses/validation-state.ts';
import { recordEvents } from '#lib/audit/record-events.ts';
import { addRequestedClient } from '#lib/clients/add-requested-client.ts';
import { type EmailTaken, findByEmail } from '#lib/clients/find-by-email.ts';
import { prisma } from '#lib/database/connection.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { retryOnConflict, WriteConflict } from '#lib/database/retry-on-conflict.ts';
import type { Transaction } from '#lib/database/run-sql.ts';
import { identitiesOf } from '#lib/erasures/identity.ts';
import { admitPerson, type PersonErased } from '#lib/erasures/lift-erasure.ts';
import { linkAccount } from '#lib/matching/link-account.ts';
import { fail, type Result, succeed } from '#lib/result.ts';

/** `created`: whether the client is new. */
export type Validated = { clientId: string; created: boolean };

export type ValidateProblem =
  | { code: 'not-found' }
  /** The request was decided before, or does not exist as one. */
  | { code: 'already-decided'; validation: Exclude<ValidationState, 'pending'> }
  /** The client is in the trash, and has to be restored first. */
  | { code: 'in-bin'; clientId: string }
  /** Another account has the client. */
  | { code: 'client-taken'; clientId: string }
  /** No client has the address, and only the ERP creates clients. */
  | { code: 'managed-by-erp' }
  /** The person would return after their data was erased: that needs a reason. */
  | PersonErased;

/** `email-taken`: the address belongs to this other client. */
export type LinkRequestProblem = ValidateProblem | EmailTaken;

/**
 * Validates a request: its account is attached to the client with its address, which is created
 * from the request where there is none and no ERP creates the clients. Idempotent. Afterwards only
 * an unproved e-mail can prevent access.
 * @param returnReason why a person may return whose data was erased
 */
export function validateRequest(
  staff: Staff,
  id: string,
  returnReason?: string,
): Promise<Result<Validated, ValidateProblem>> {
  return retryOnConflict(() => inTransaction((tx) => attempt(tx, staff, id, returnReason)));
}

/** Validates a request by linking its account to a client that staff chose: see `linkAccount`. */
export async function validateAndLink(
  staff: Staff,
  id: string,
  clientId: string,
): Promise<Result<Validated, LinkRequestProblem>> {
  const request = await readAttachment(prisma(), staff, id);
  if (!request) return fail({ code: 'not-found' });
  if (request.validation === 'refused') return fail({ code: 'already-decided', validation: 'refused' });
  const linked = await linkAccount(staff, { accountId: request.accountId, clientId });
  if (linked.ok) return succeed({ clientId, created: false });
  if (linked.problem.code === 'account-taken') return fail({ code: 'already-decided', validation: 'validated' });
  return fail(linked.problem);
}

async function attempt(
  tx: Transaction,
  staff: Staff,
  id: string,
  reason: string | undefined,
): Promise<Result<Validated, ValidateProblem>> {
  const structureId = staff.structure.id;
  const request = await readAttachment(tx, staff, id);
  if (!request) return fail({ code: 'not-found' });
  const { account, validation } = request;
  if (validation === 'validated' && request.clientId) return succeed({ clientId: request.clientId, created: false });
  if (validation !== 'pending') return fail({ code: 'already-decided', validation: toState(validation) });
  // The client is locked before the attachment everywhere: another order could deadlock.
  const found = await findClient(tx, staff, account.emailKey, request.clientId);
  if (!found.ok) return found;
  if (!found.value && (await lockManagedByErp(tx, structureId))) return fail({ code: 'managed-by-erp' });
  let lifted = false;
  if (!found.value) {
    await lockAddressesShared(tx, account.emailKey);
    const by = { structureId, staffId: staff.id, entrance: 'request', reason } as const;
    const admitted = await admitPerson(tx, identitiesOf(account), by);
    if (!admitted.ok) return admitted;
    lifted = admitted.value;
  }
  const clientId = found.value ?? (await addRequestedClient(tx, staff, account));
  const holder = await tx.attachment.findFirst({ where: { structureId, clientId, NOT: { id } }, select: { id: true } });
  if (holder) return fail({ code: 'client-taken', clientId });
  // An erasure that was lifted is not restored, so such a decision is not undone.
  const undo = lifted ? undefined : { created: found.value === null, alias: false };
  await attachValidated(tx, staff, clientId, { accountId: account.id, attachment: request }, { byAlias: false, undo });
  const author = { structureId, staffId: staff.id };
  await recordEvents(tx, [{ ...author, kind: 'request-validated', clientId, details: requestDetails(account) }]);
  return succeed({ clientId, created: found.value === null });
}

/** Finds and locks the client to attach; null when one has to be created. */
async function findClient(
  tx: Transaction,
  staff: Staff,
  emailKey: string,
  known: string | null,
): Promise<Result<string | null, ValidateProblem>> {
  const id = known ?? (await findByEmail(tx, staff, emailKey))?.clientId;
  if (!id) return succeed(null);
  const client = await lockClient(tx, staff.structure.id, id);
  // The address by which the client was found may have changed before it was locked.
  if (!known && client?.emailKey !== emailKey && (await aliasHolder(tx, staff.structure.id, emailKey)) !== id)
    throw new WriteConflict();
  if (!client) return fail({ code: 'not-found' });
  return client.deletedAt ? fail({ code: 'in-bin', clientId: id }) : succeed(id);
}

/** Converts Prisma's spelling of a state into the product's. */
function toState(validation: 'not_needed' | 'validated' | 'refused'): Exclude<ValidationState, 'pending'> {
  return validation === 'not_needed' ? 'not-needed' : validation;
}
