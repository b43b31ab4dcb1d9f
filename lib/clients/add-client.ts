import type { Staff } from '#lib/actor/staff.ts';
import { aliasHolderSql } from '#lib/addresses/alias-holder.ts';
import { attachWaitingAccounts, isAwaitedSql } from '#lib/addresses/attach-waiting-accounts.ts';
import { managedSql } from '#lib/addresses/is-managed.ts';
import { lockAddressesShared } from '#lib/addresses/lock-addresses.ts';
import { connection } from '#lib/database/connection.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { runPrepared, type Transaction } from '#lib/database/run-sql.ts';
import { isUniqueViolation } from '#lib/database/unique-violation.ts';
import { hasErasuresSql } from '#lib/erasures/find-erased.ts';
import { identitiesOf } from '#lib/erasures/identity.ts';
import { admitPerson, type PersonErased } from '#lib/erasures/lift-erasure.ts';
import { newId } from '#lib/identity/new-id.ts';
import { inviteClients } from '#lib/invitations/invite-clients.ts';
import { inviterOf } from '#lib/invitations/inviter.ts';
import { announce } from '#lib/live/announce.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import type { ClientInput } from './client-fields.ts';
import { clientsOf } from './clients-of.ts';
import { fieldChanges } from './field-changes.ts';
import { type EmailTaken, findByEmail, findHolder } from './find-by-email.ts';
import { giveGroups } from './groups/give-groups.ts';
import { type GroupLimit, TooManyGroups } from './groups/group-limit.ts';
import { fieldsOf, toColumns, withFirstPhone } from './to-columns.ts';
import { insertClient } from './write-client.ts';

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
  const columns = withFirstPhone(toColumns(staff, input));
  try {
    return await inTransaction((tx) => add(tx, staff, columns, { invite, returnReason }), { prepares: true });
  } catch (error) {
    if (error instanceof TooManyGroups) return fail({ code: 'group-limit' });
    if (!isUniqueViolation(error)) throw error;
    const taken = await findByEmail(connection().pool, staff, columns.emailKey);
    if (!taken) throw error;
    return fail(taken);
  }
}

type Columns = ReturnType<typeof toColumns>;

/** What decides whether and how a person is added, where most have none of it. */
type Entry = { managed: boolean; holderId: string | null; hasErasures: boolean; isAwaited: boolean };

const entrySql = `select ${managedSql} as managed, ${aliasHolderSql} as "holderId",
  ${hasErasuresSql} as "hasErasures", ${isAwaitedSql} as "isAwaited"`;

async function add(
  tx: Transaction,
  staff: Staff,
  columns: Columns,
  { invite, returnReason }: { invite: boolean; returnReason: string | undefined },
): Promise<Result<string, EmailTaken | ManagedByErp | PersonErased>> {
  const { emailKey } = columns;
  const { structureId } = clientsOf(staff);
  // In a statement of its own: what is read below is what others have committed before the lock.
  await lockAddressesShared(tx, emailKey);
  const [entry] = await runPrepared<Entry>(tx, entrySql, [structureId, emailKey]);
  if (entry?.managed) return fail({ code: 'managed-by-erp' });
  const known = entry?.holderId && (await findHolder(tx, staff, entry.holderId));
  if (known) return fail(known);
  const by = { structureId, staffId: staff.id, entrance: 'form', reason: returnReason } as const;
  const admitted = entry?.hasErasures ? await admitPerson(tx, identitiesOf(columns), by) : succeed(false);
  if (!admitted.ok) return admitted;
  const groups = await giveGroups(tx, structureId, columns.groups);
  const { groups: _, ...data } = columns;
  const id = newId();
  const changes = fieldChanges({}, fieldsOf({ ...data, groups: groups.names }));
  const author = { structureId, staffId: staff.id };
  await insertClient(
    tx,
    { ...data, structureId, id, groupIds: groups.ids, createdById: staff.id },
    { ...author, kind: 'client-added', clientId: id, details: { changes } },
  );
  if (entry?.isAwaited) await attachWaitingAccounts(tx, structureId, [id], [emailKey]);
  if (invite) await inviteClients(tx, inviterOf(staff), [id]);
  await announce(tx, structureId, 'clients');
  return succeed(id);
}
