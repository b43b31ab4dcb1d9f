import { may } from '#lib/actor/permissions.ts';
import { requireProof } from '#lib/actor/recent-proof.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { accountsOf, eraseAttachments } from '#lib/addresses/erase-attachments.ts';
import { lockAddressesExclusive } from '#lib/addresses/lock-addresses.ts';
import { lockPeople } from '#lib/addresses/lock-people.ts';
import { eraseEventsOf } from '#lib/audit/erase-details.ts';
import { recordEvents } from '#lib/audit/record-events.ts';
import { eraseRecord } from '#lib/clients/bin/erase-record.ts';
import { type Person, readPerson } from '#lib/clients/bin/read-person.ts';
import { reassignFreedAddresses } from '#lib/clients/email/reassign-freed-addresses.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { retryOnConflict, WriteConflict } from '#lib/database/retry-on-conflict.ts';
import type { Transaction } from '#lib/database/run-sql.ts';
import { identitiesOf } from '#lib/erasures/identity.ts';
import { recordErasure } from '#lib/erasures/record-erasure.ts';
import { eraseErpEvents } from '#lib/erp/erasure/erase-from-erp.ts';
import { isId } from '#lib/identity/id.ts';
import { cancelInvitations } from '#lib/invitations/cancel-invitations.ts';
import { announce } from '#lib/live/announce.ts';
import { eraseBlocks, eraseMails } from '#lib/mail/erase-mails.ts';
import { addJob } from '#lib/queue/add-job.ts';
import { eraseAccounts } from '#lib/registrations/erase-accounts.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { inLowerCase } from './traces.ts';

/** `managed-by-erp`: the ERP has the client, who has to be deleted there first. */
export type EraseProblem = { code: 'not-allowed' | 'not-found' | 'managed-by-erp' };

/** Attempts of the job that finishes an erasure, over some hours; the timetable wakes it again. */
export const erasureAttempts = 10;

/**
 * Erases all that is held on a client. What an index finds goes at once, together with the record;
 * a job searches the files, the journals and the mails, and goes on until it is done. Keyed hashes
 * of the addresses and numbers stay, so that the person does not return unnoticed.
 */
export async function eraseClient(staff: Staff, id: string): Promise<Result<null, EraseProblem>> {
  if (!may(staff, 'clients.erase')) return fail({ code: 'not-allowed' });
  requireProof(staff);
  if (!isId(id)) return fail({ code: 'not-found' });
  return erasePerson({ structureId: staff.structure.id, staffId: staff.id }, id);
}

/**
 * Does the same without a permission. @param by `staffId`: null where a list of erasures is
 * applied, also to clients of the ERP
 */
export async function erasePerson(
  by: { structureId: string; staffId: string | null },
  clientId: string,
): Promise<Result<null, EraseProblem>> {
  const done = await retryOnConflict(() => inTransaction((tx) => erase(tx, by, clientId)));
  if (!done.ok) return done;
  await reassignFreedAddresses(by.structureId, done.value.emailKeys);
  return succeed(null);
}

async function erase(
  tx: Transaction,
  by: { structureId: string; staffId: string | null },
  clientId: string,
): Promise<Result<Person, EraseProblem>> {
  const { structureId, staffId } = by;
  // From here on no event of the ERP, and no entrance with one of the addresses, runs beside it.
  await lockPeople(tx, structureId, 'all');
  const person = await readPerson(tx, structureId, clientId);
  if (!person) return fail({ code: 'not-found' });
  if (person.managed && staffId !== null) return fail({ code: 'managed-by-erp' });
  await lockAddressesExclusive(tx, person.emailKeys);
  const accounts = await accountsOf(tx, structureId, person);
  const accountIds = accounts.map((account) => account.id);
  const erased = await recordErasure(tx, by, identitiesOfAll(person), { ...person, accountIds });
  await cancelInvitations(tx, structureId, [clientId]);
  await eraseAttachments(tx, structureId, { clientId, accountIds });
  await eraseAccounts(tx, structureId, accountIds);
  await eraseErpEvents(tx, structureId, { ...person, emails: inLowerCase(person) });
  await eraseEventsOf(tx, structureId, { clientId, accountIds });
  await eraseBlocks(tx, structureId, person.emailKeys);
  if (!(await eraseRecord(tx, structureId, person))) throw new WriteConflict();
  await eraseMails(tx, structureId, { clientId, addresses: [] });
  await recordEvents(tx, [{ structureId, staffId, kind: 'client-erased', clientId, details: {} }]);
  await addJob(tx, 'finish-erasure', erased, `finish-erasure:${erased.erasureId}`, erasureAttempts);
  await announce(tx, structureId, 'clients', 'outbox', 'erp', 'imports');
  return succeed(person);
}

function identitiesOfAll({ emailKeys, erpIds, memberNumber }: Person) {
  return [...emailKeys.flatMap((emailKey) => identitiesOf({ emailKey })), ...identitiesOf({ erpIds, memberNumber })];
}
