import type { Queryable, Transaction } from '#lib/database/run-sql.ts';
import { findErased } from '#lib/erasures/find-erased.ts';
import { type Identity, identitiesOf } from '#lib/erasures/identity.ts';
import { recogniseAlso } from '#lib/erasures/record-erasure.ts';
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
  return withLaterNames(
    asked.map(({ event }) => event),
    new Set(asked.filter(({ identities }) => erased.has(identities)).map(({ event }) => event)),
  );
}

/** Adds the events under an id that an earlier one of them gives an erased person. */
function withLaterNames(events: ErpEvent[], erased: Set<ErpEvent>): Set<ErpEvent> {
  const theirs = new Set<string>();
  for (const event of events) {
    if (theirs.has(event.erpId)) erased.add(event);
    if (erased.has(event) && event.formerIds) for (const id of personIds(event)) theirs.add(id);
  }
  return erased;
}

/** Lets erased people be recognised by every id that these events of theirs name. */
export async function rememberIds(tx: Transaction, structureId: string, events: ErpEvent[]): Promise<void> {
  for (const event of events.filter(({ formerIds }) => formerIds))
    await recogniseAlso(tx, structureId, {
      known: identitiesOfEvent(event),
      also: identitiesOf({ erpIds: personIds(event) }),
    });
}
