import type { PoolClient } from 'pg';
import { newId } from '#lib/identity/new-id.ts';
import { carryOut, type Touched } from './carry-out.ts';
import { decideEvent } from './decide-event.ts';
import type { ErpEvent } from './erp-event.ts';
import { loadPeople } from './load-people.ts';

/** What became of people, by the last word about each. */
export type Counted = { created: number; updated: number; unchanged: number; removed: number };

/** Applies what a snapshot says of thousands of people, without an entry in the journal for each. The caller has locked everybody. */
export async function applyPeople(tx: PoolClient, structureId: string, events: ErpEvent[]): Promise<Counted> {
  const counted: Counted = { created: 0, updated: 0, unchanged: 0, removed: 0 };
  if (events.length === 0) return counted;
  const people = await loadPeople(tx, structureId, events);
  const touched = new Map<string, Touched>();
  for (const event of events) {
    const known = people.get(event.erpId);
    if (!known) throw new Error('a person of a snapshot was not loaded');
    const { after, changes, presence } = decideEvent(event, known.person);
    const earlier = touched.get(event.erpId);
    const takenOver = known.record !== null && known.record.erpId === null && after.fields !== null && !earlier;
    known.person = after;
    const events = [...(earlier?.events ?? []), { eventId: null, presence, changes, takenOver }];
    touched.set(event.erpId, { known, clientId: known.record?.id ?? earlier?.clientId ?? newId(), events });
    const changed = Object.keys(changes).length > 0 || takenOver || presence === 'revived';
    counted[presence === 'came' ? 'created' : presence === 'removed' ? 'removed' : changed ? 'updated' : 'unchanged'] += 1;
  }
  await carryOut(tx, structureId, people, touched, true);
  return counted;
}
