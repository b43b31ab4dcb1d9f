import { lockPeople } from '#lib/addresses/lock-people.ts';
import { loadFormerIds } from '#lib/clients/erp/former-ids.ts';
import type { Queryable } from '#lib/database/run-sql.ts';
import type { ErpEvent } from '#lib/erp/profiles/erp-event.ts';
import { personIds } from './former-ids.ts';
import { IdChains } from './id-chains.ts';
import { loadPeople } from './load-people.ts';
import type { PeopleInHand } from './people-in-hand.ts';

/**
 * What the structure has at all: people whose data was erased, and people with former ids. In most
 * it has neither, and nothing is looked up.
 */
export type StructureHas = { erasures: boolean; formerIds: boolean };

/**
 * Loads and locks the people of events, also under the other ids that they have or had. A message
 * under a former id is about the person with the present one, whose address it may be found by.
 * @param exclusive whether the caller holds the structure-wide lock
 * @param has where the caller has asked, with the people locked
 */
export async function takePeople(
  on: Queryable,
  structureId: string,
  events: ErpEvent[],
  { exclusive, has }: { exclusive: boolean; has?: StructureHas | undefined },
): Promise<PeopleInHand> {
  const ids = [...new Set(events.flatMap(personIds))];
  const chains = new IdChains(has?.formerIds === false ? [] : await loadFormerIds(on, structureId, ids));
  const hasFamilies = !chains.isEmpty || events.some(({ formerIds }) => formerIds);
  const family = hasFamilies ? chains.family(ids) : [];
  const others = family.filter((id) => !ids.includes(id));
  // No chain changes without the structure-wide lock.
  if (!exclusive && others.length > 0) await lockPeople(on, structureId, others);
  // A record may stay under its former id, or get it back; no client is found for that by address.
  const present = events.flatMap((event) => {
    const now = { ...event, erpId: chains.rootOf(event.erpId) };
    return now.erpId === event.erpId
      ? [now]
      : [now, event.formerIds ? event : { ...event, fields: event.fields && {} }];
  });
  const named = family.map((erpId): ErpEvent => ({ erpId, version: new Date(0), removes: true, fields: null }));
  const people = await loadPeople(on, structureId, [...(chains.isEmpty ? events : present), ...named]);
  return { people, changed: new Map(), chains, released: [], abandoned: new Set() };
}
