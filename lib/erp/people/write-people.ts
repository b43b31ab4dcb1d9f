import { conflictKey } from '#lib/addresses/conflict-key.ts';
import { createErpClients } from '#lib/clients/erp/create-erp-clients.ts';
import type { ErpClient } from '#lib/clients/erp/erp-client.ts';
import { updateErpClients } from '#lib/clients/erp/update-erp-clients.ts';
import type { Transaction } from '#lib/database/run-sql.ts';
import type { ClientRecord } from './client-record.ts';
import type { OwnedFields, PersonState } from './person-state.ts';
import { memberNumber } from './record-id.ts';

/**
 * A person after all events of a transaction. `recordId`: the id in the ERP without its kind, where
 * an event has fields. `kind`: of record, as one of the events names it. `formerId`: the id until
 * now, of a person who was renamed. `clientId`: id of the existing or new client. `visible`:
 * whether staff sees a difference.
 */
export type WrittenPerson = {
  erpId: string;
  recordId: string | null;
  kind?: string | undefined;
  formerId?: string | undefined;
  clientId: string;
  record: ClientRecord | null;
  after: PersonState & { fields: OwnedFields };
  visible: boolean;
};

/**
 * Creates and updates the clients of these people.
 * @param gained the e-mail keys of clients that gained their address, by client id; another new
 *   client owns no address (`conflictKey`)
 */
export async function writePeople(
  tx: Transaction,
  structureId: string,
  people: WrittenPerson[],
  gained: Map<string, string>,
): Promise<void> {
  const created = people.filter(({ record }) => !record);
  const updated = people.filter(({ record }) => record);
  await createErpClients(
    tx,
    structureId,
    created.map((person) => ({
      ...toClient(person),
      emailKey: gained.get(person.clientId) ?? conflictKey(person.clientId),
    })),
  );
  await updateErpClients(
    tx,
    structureId,
    updated.map((person) => ({
      ...toClient(person),
      formerNumber: formerNumber(person),
      leavesTrash: (person.record?.inBin ?? false) && !person.after.inBin,
      visible: person.visible,
      compare: isOtherPerson(person),
    })),
  );
}

/** Whether anything changed by which a person of the ERP is compared with the other clients. */
function isOtherPerson({ record, after, formerId }: WrittenPerson): boolean {
  if (!record || after.removedAt || after.inBin) return false;
  const { fields } = after;
  const same = (['lastName', 'firstName', 'phone', 'birthDate'] as const).every(
    (name) => record[name] === fields[name],
  );
  const returned = record.removedAt !== null || record.inBin;
  return !same || returned || formerId !== undefined || record.erpEmailKey !== fields.emailKey;
}

function toClient({ erpId, recordId, kind, clientId, record, after }: WrittenPerson): ErpClient {
  const { email, emailKey, ...fields } = after.fields;
  const inUse = record?.aliased ? record : { email, emailKey };
  return {
    id: clientId,
    erpId,
    erpKind: kind ?? null,
    memberNumber: recordId && memberNumber(recordId),
    ...fields,
    email: inUse.email,
    searchedEmailKey: inUse.emailKey,
    erpEmail: email,
    erpEmailKey: emailKey,
    erpVersion: after.version,
    erpFieldsVersion: after.fieldsVersion,
    erpOptional: after.optional,
    erpRemovedAt: after.removedAt,
  };
}

/** Returns the member number by the id that the person had until now. */
function formerNumber({ erpId, recordId, formerId }: WrittenPerson): string | null {
  if (!recordId || !formerId) return null;
  const kind = erpId.slice(0, erpId.length - recordId.length);
  return memberNumber(formerId.startsWith(kind) ? formerId.slice(kind.length) : formerId);
}
