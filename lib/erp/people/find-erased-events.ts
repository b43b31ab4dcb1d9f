import type { Queryable } from '#lib/database/run-sql.ts';
import { findErased } from '#lib/erasures/find-erased.ts';
import { type Identity, identitiesOf } from '#lib/erasures/identity.ts';
import type { ErpEvent } from '#lib/erp/profiles/erp-event.ts';
import { personIds } from './former-ids.ts';
import type { PeopleInHand } from './people-in-hand.ts';
import { memberNumber, recordId } from './record-id.ts';

/** By what an event is recognised as one about a person whose data was erased. */
export function identitiesOfEvent(event: Pick<ErpEvent, 'erpId' | 'kind' | 'formerIds' | 'fields'>): Identity[] {
  const { erpId, kind, formerIds = [], fields } = event;
  return identitiesOf({
    emailKey: fields?.emailKey,
    erpIds: [erpId, ...formerIds],
    memberNumber: memberNumber(recordId(erpId, kind)),
  });
}

/**
 * Finds the events about people whose data was erased. The id counts unless it is that of a client;
 * address and member number only where no client is found at all: what an ERP says of a client that
 * is here is about that client.
 */
export async function findErasedEvents(
  on: Queryable,
  structureId: string,
  events: ErpEvent[],
  { people, chains }: PeopleInHand,
): Promise<Set<ErpEvent>> {
  const asked = events.flatMap((event) => {
    const known = people.get(chains.rootOf(event.erpId)) ?? people.get(event.erpId);
    if (known?.record?.erpId === known?.erpId && known?.record) return [];
    const identities = known?.record ? identitiesOf({ erpIds: personIds(event) }) : identitiesOfEvent(event);
    return [{ event, identities }];
  });
  const erased = await findErased(
    on,
    structureId,
    asked.flatMap(({ identities }) => identities),
  );
  return new Set(asked.filter(({ identities }) => erased.has(identities)).map(({ event }) => event));
}
