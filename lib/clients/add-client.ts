import type { Staff } from '#lib/actor/staff.ts';
import { attachWaitingAccounts } from '#lib/addresses/attach-waiting-accounts.ts';
import { isManagedByErp } from '#lib/addresses/is-managed.ts';
import { lockAddressesShared } from '#lib/addresses/lock-addresses.ts';
import { recordEvents } from '#lib/audit/record-events.ts';
import { prisma } from '#lib/database/connection.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import type { Transaction } from '#lib/database/run-sql.ts';
import { isUniqueViolation } from '#lib/database/unique-violation.ts';
import { identitiesOf } from '#lib/erasures/identity.ts';
import { admitPerson, type PersonErased } from '#lib/erasures/lift-erasure.ts';
import { inviteClients } from '#lib/invitations/invite-clients.ts';
import { inviterOf } from '#lib/invitations/inviter.ts';
import { announce } from '#lib/live/announce.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import type { ClientInput } from './client-fields.ts';
import { clientsOf } from './clients-of.ts';
import { fieldChanges } from './field-changes.ts';
import { type EmailTaken, findByAlias, findByEmail } from './find-by-email.ts';
import { giveGroups } from './groups/give-groups.ts';
import { type GroupLimit, TooManyGroups } from './groups/group-limit.ts';
import { fieldsOf, toColumns, withFirstPhone } from './to-columns.ts';

/** The structure's ERP manages its clients. */
export type ManagedByErp = { code: 'managed-by-erp' };

/**
 * Adds a client manually, where no ERP manages the clients. An app account that waits for this
 * e-mail is attached; otherwise the person is invited to the app, if requested. A person
 * whose data was erased is added only with a reason.
 * @returns the new client's id, or the record that already has this e-mail in the structure, in the
 * trash or not
 */
export async function addClient(
  staff: Staff,
  input: ClientInput,
  { invite = false, returnReason }: { invite?: boolean; returnReason?: string | undefined } = {},
): Promise<Result<string, EmailTaken | ManagedByErp | PersonErased | GroupLimit>> {
  if (await isManagedByErp(staff.structure.id)) return fail({ code: 'managed-by-erp' });
  const columns = withFirstPhone(toColumns(staff, input));
  try {
    return await inTransaction((tx) => add(tx, staff, columns, { invite, returnReason }), { prepares: true });
  } catch (error) {
    if (error instanceof TooManyGroups) return fail({ code: 'group-limit' });
    if (!isUniqueViolation(error)) throw error;
    const taken = await findByEmail(prisma(), staff, columns.emailKey);
    if (!taken) throw error;
    return fail(taken);
  }
}

type Columns = ReturnType<typeof toColumns>;

async function add(
  tx: Transaction,
  staff: Staff,
  columns: Columns,
  { invite, returnReason }: { invite: boolean; returnReason: string | undefined },
): Promise<Result<string, EmailTaken | PersonErased>> {
  await lockAddressesShared(tx, columns.emailKey);
  const known = await findByAlias(tx, staff, columns.emailKey);
  if (known) return fail(known);
  const by = { ...clientsOf(staff), staffId: staff.id, entrance: 'form', reason: returnReason } as const;
  const admitted = await admitPerson(tx, identitiesOf(columns), by);
  if (!admitted.ok) return admitted;
  const groups = await giveGroups(tx, staff.structure.id, columns.groups);
  const { groups: _, ...data } = columns;
  const client = await tx.client.create({
    data: { ...data, ...clientsOf(staff), groupIds: groups.ids, source: 'manual', createdById: staff.id },
  });
  const changes = fieldChanges({}, fieldsOf({ ...client, groups: groups.names }));
  await recordEvents(tx, [
    { ...clientsOf(staff), staffId: staff.id, kind: 'client-added', clientId: client.id, details: { changes } },
  ]);
  await attachWaitingAccounts(tx, staff.structure.id, [client.id]);
  if (invite) await inviteClients(tx, inviterOf(staff), [client.id]);
  await announce(tx, staff.structure.id, 'clients');
  return succeed(client.id);
}
