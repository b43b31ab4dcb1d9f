import type { Staff } from '#lib/actor/staff.ts';
import { recordEvents } from '#lib/audit/record-events.ts';
import type { Transaction } from '#lib/database/run-sql.ts';
import { clientsOf } from './clients-of.ts';
import { fieldChanges } from './field-changes.ts';
import { fieldsOf, toColumns } from './to-columns.ts';

/** A person who asked to join on the app, as they entered it. */
type Requested = { firstName: string; lastName: string; email: string; emailKey: string };

/**
 * Creates the client that a validated request asks for, in the transaction of the validation. Fails
 * on the unique index when the structure has the address by now.
 * @returns the new client's id
 */
export async function addRequestedClient(tx: Transaction, staff: Staff, person: Requested): Promise<string> {
  const { firstName, lastName, email, emailKey } = person;
  const empty = {
    phone: null,
    secondPhone: null,
    birthDate: null,
    gender: null,
    language: null,
    memberNumber: null,
    groups: [],
    note: null,
  };
  const columns = toColumns(staff, { firstName, lastName, email: { email, emailKey }, ...empty });
  const { groups, ...data } = columns;
  const client = await tx.client.create({
    data: { ...data, ...clientsOf(staff), source: 'app_request', createdById: staff.id },
  });
  const changes = fieldChanges({}, fieldsOf({ ...client, groups }));
  const author = { ...clientsOf(staff), staffId: staff.id };
  await recordEvents(tx, [{ ...author, kind: 'client-added-from-request', clientId: client.id, details: { changes } }]);
  return client.id;
}
