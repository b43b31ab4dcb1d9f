import type { Staff } from '#lib/actor/staff.ts';
import type { FieldChanges } from '#lib/audit/audit-event.ts';
import { connection } from '#lib/database/connection.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import type { Transaction } from '#lib/database/run-sql.ts';
import { isUniqueViolation } from '#lib/database/unique-violation.ts';
import { identitiesOf } from '#lib/erasures/identity.ts';
import { admitPerson, type PersonErased } from '#lib/erasures/lift-erasure.ts';
import { inviteClients } from '#lib/invitations/invite-clients.ts';
import { inviterOf } from '#lib/invitations/inviter.ts';
import type { NotInvited } from '#lib/invitations/may-invite.ts';
import { announce } from '#lib/live/announce.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import type { ClientFields, FieldName } from './client.ts';
import { type ClientInput, MAX_FIELD_LENGTHS } from './client-fields.ts';
import { clientsOf } from './clients-of.ts';
import { beginEmailChange, type EmailChange, emailColumns, finishEmailChange } from './email/change-email.ts';
import { comparedFields, noteChangedClient } from './erp/changed-clients.ts';
import { fieldChanges } from './field-changes.ts';
import { type EmailTaken, findByEmail } from './find-by-email.ts';
import { editedGroups, idsOfEdited } from './groups/edited-groups.ts';
import { type GroupLimit, TooManyGroups } from './groups/group-limit.ts';
import { readClient } from './read-client.ts';
import { fieldsOf, toColumns, withFirstPhone } from './to-columns.ts';
import { updateClient } from './write-client.ts';

/** The client was saved since the editor read it. `current`: its fields now. */
type Conflict = { code: 'conflict'; current: ClientFields; version: number };

/** The edit changes fields that only the ERP may change. */
type ManagedFields = { code: 'managed-by-erp'; fields: FieldName[] };

export type EditProblem =
  | { code: 'not-found' }
  | EmailTaken
  | Conflict
  | ManagedFields
  | PersonErased
  | GroupLimit
  | TooManyOfClient;

/** The client would be in more groups than one can be in. */
type TooManyOfClient = { code: 'too-many-groups' };

/**
 * `removedGroups`: the ids of the groups that the editor took away. With it, `groups` of the input
 * are more groups; without it, all of them. `invite`: to the new address, if the address changes.
 */
type EditOptions = {
  returnReason?: string | undefined;
  removedGroups?: string[] | undefined;
  invite?: boolean | undefined;
};

/**
 * What was changed. `invitation`: of the invitation to a new address, `queued` or why there is
 * none; undefined where none was asked for, or the address is the same.
 */
export type Edited = { changes: FieldChanges; invitation?: 'queued' | NotInvited['code'] };

const ownedByErp = ['lastName', 'firstName', 'phone', 'birthDate'] as const satisfies FieldName[];

/**
 * Edits a client, provided that it still has the version that the editor read. Of a client of the
 * ERP, staff changes only what the ERP does not own, and the address used on the app, which no
 * event overwrites. An address or a member number of an erased person needs a reason.
 * An edit that changes nothing writes no event. A client in the trash is not
 * found.
 */
export async function editClient(
  staff: Staff,
  id: string,
  version: number,
  input: ClientInput,
  options: EditOptions = {},
): Promise<Result<Edited, EditProblem>> {
  try {
    return await inTransaction((tx) => edit(tx, staff, { id, version, ...options }, input), { prepares: true });
  } catch (error) {
    if (error instanceof TooManyGroups) return fail({ code: 'group-limit' });
    if (!isUniqueViolation(error)) throw error;
    const taken = await findByEmail(connection().pool, staff, input.email.emailKey);
    if (!taken) throw error;
    return fail(taken);
  }
}

type Columns = ReturnType<typeof toColumns>;

async function edit(
  tx: Transaction,
  staff: Staff,
  { id, version, returnReason, removedGroups, invite }: EditOptions & { id: string; version: number },
  input: ClientInput,
): Promise<Result<Edited, EditProblem>> {
  const current = await readClient(staff, id, tx);
  if (!current || current.deletedAt) return fail({ code: 'not-found' });
  // The ERP owns the first phone, also when it has none.
  const typed = toColumns(staff, input, current);
  const edited = await editedGroups(tx, current, typed.groups, removedGroups);
  if (edited.length > Math.max(MAX_FIELD_LENGTHS.groups, current.groups.length))
    return fail({ code: 'too-many-groups' });
  const columns = {
    ...(current.erpId === null ? withFirstPhone(typed) : typed),
    groups: edited.map(({ name }) => name),
  };
  const changes = fieldChanges(fieldsOf(current), fieldsOf(columns));
  if (Object.keys(changes).length === 0) return succeed({ changes });
  const owned = current.erpId === null ? [] : ownedByErp.filter((name) => name in changes);
  if (owned.length > 0) return fail({ code: 'managed-by-erp', fields: owned });
  const { email: address, emailKey } = columns;
  const email = await beginEmailChange(tx, staff, current, { email: address, emailKey });
  if (!email.ok) return email;
  const admitted = await admitPerson(
    tx,
    identitiesOf({
      ...(email.value && { emailKey }),
      ...(changes.memberNumber && { memberNumber: columns.memberNumber }),
    }),
    { ...clientsOf(staff), staffId: staff.id, entrance: 'form', reason: returnReason },
  );
  if (!admitted.ok) return admitted;
  const compared = comparedFields.some((name) => name in changes);
  if (compared) await noteChangedClient(tx, staff.structure.id, id);
  const { groups: _, ...written } = current.erpId === null ? columns : columnsBesideErp(columns, email.value, staff);
  const groupIds = await idsOfEdited(tx, staff.structure.id, edited);
  const isWritten = await updateClient(
    tx,
    { ...clientsOf(staff), id, version },
    { ...written, groupIds },
    { ...clientsOf(staff), staffId: staff.id, kind: 'client-edited', clientId: id, details: { changes } },
  );
  if (!isWritten) {
    const now = await readClient(staff, id, tx);
    if (!now || now.deletedAt) return fail({ code: 'not-found' });
    return fail({ code: 'conflict', current: fieldsOf(now), version: now.version });
  }
  if (compared) await noteChangedClient(tx, staff.structure.id, id);
  if (email.value) await finishEmailChange(tx, staff, email.value);
  await announce(tx, staff.structure.id, 'clients');
  if (!invite || !email.value) return succeed({ changes });
  const problem = (await inviteClients(tx, inviterOf(staff), [id])).get(id);
  return succeed({ changes, invitation: problem?.code ?? 'queued' });
}

/** The columns that staff may write of a client of the ERP. */
function columnsBesideErp(columns: Columns, change: EmailChange | null, staff: Staff) {
  const { secondPhone, gender, language, memberNumber, groups, note, searchText } = columns;
  const fields = { secondPhone, gender, language, memberNumber, groups, note };
  return change ? { ...fields, searchText, ...emailColumns(change, staff.id) } : fields;
}
