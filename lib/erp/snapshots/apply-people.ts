import type { Transaction } from '#lib/database/run-sql.ts';
import { decideEvent } from '#lib/erp/people/decide-event.ts';
import { type KnownPerson, loadPeople } from '#lib/erp/people/load-people.ts';
import { type ChangedPerson, persistPeople } from '#lib/erp/people/persist-people.ts';
import type { ErpEvent } from '#lib/erp/profiles/erp-event.ts';
import { newId } from '#lib/identity/new-id.ts';

/** What became of people, by the last word about each. */
export type AppliedCounts = { created: number; updated: number; unchanged: number; removed: number };

/**
 * Applies what a snapshot says of thousands of people, without an entry in the journal for each.
 * The caller has locked everybody.
 */
export async function applyPeople(tx: Transaction, structureId: string, events: ErpEvent[]): Promise<AppliedCounts> {
  const counted: AppliedCounts = { created: 0, updated: 0, unchanged: 0, removed: 0 };
  if (events.length === 0) return counted;
  const people = await loadPeople(tx, structureId, events);
  const touched = new Map<string, ChangedPerson>();
  for (const event of events) {
    const known = people.get(event.erpId);
    if (!known) throw new Error('a person of a snapshot was not loaded');
    const earlier = touched.get(event.erpId);
    const { changes, presence, takenOver, countsAs } = decideLine(event, known, earlier === undefined);
    const events = [...(earlier?.events ?? []), { eventId: null, presence, changes, takenOver }];
    touched.set(event.erpId, { known, clientId: known.record?.id ?? earlier?.clientId ?? newId(), events });
    counted[countsAs] += 1;
  }
  await persistPeople(tx, structureId, people, touched, true);
  return counted;
}

/**
 * What a line does to the person, who is left as it makes them. `first`: whether it is the first
 * one about them.
 */
export function decideLine(event: ErpEvent, known: KnownPerson, first: boolean) {
  const { after, changes, presence } = decideEvent(event, known.person);
  const takenOver = known.record !== null && known.record.erpId === null && after.fields !== null && first;
  known.person = after;
  const changed = Object.keys(changes).length > 0 || takenOver || presence === 'revived';
  const countsAs: keyof AppliedCounts =
    presence === 'came' ? 'created' : presence === 'removed' ? 'removed' : changed ? 'updated' : 'unchanged';
  return { changes, presence, takenOver, countsAs };
}
