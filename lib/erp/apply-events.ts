import type { PoolClient } from 'pg';
import { newId } from '#lib/identity/new-id.ts';
import { announceErp } from './announce-erp.ts';
import type { Applied, Arrived } from './arrived.ts';
import { type Brake, openBrake } from './brake.ts';
import type { Connection } from './connection.ts';
import { decideEvent } from './decide-event.ts';
import type { ErpEvent } from './erp-event.ts';
import { followPeople, type Happened } from './follow-people.ts';
import { knownEvents, writeJournal } from './journal.ts';
import { type Known, loadPeople } from './load-people.ts';
import { lockAddresses, lockPeople } from './lock-people.ts';
import { settleAddresses } from './settle-addresses.ts';
import { type Written, writePeople } from './write-people.ts';

/** `held`: what staff let through passes the brake. `stored`: the events stand in the journal already, and only get their verdict. */
export type Applying = { letThrough?: true; stored?: true };

/**
 * Applies events in the order they come, one or a thousand of them, in one transaction: what they say of people, who has which address,
 * accounts that wait for it, history, journal, open pages. An event whose webhook id is known does nothing.
 */
export async function applyEvents(tx: PoolClient, connection: Connection, arrived: Arrived[], how: Applying = {}): Promise<Applied[]> {
  const { structureId } = connection;
  const events = arrived.flatMap(({ content }) => (content && 'event' in content ? [content.event] : []));
  await lockPeople(tx, structureId, events.length > most ? 'all' : events.map(({ erpId }) => erpId));
  const before = how.stored ? new Map<string, Applied>() : await knownEvents(tx, connection, arrived);
  const fresh = arrived.filter(({ webhookId }) => !before.has(webhookId));
  const people = events.length > 0 ? await loadPeople(tx, structureId, eventsOf(fresh)) : new Map<string, Known>();
  const brake = how.letThrough ? null : await openBrake(tx, connection);
  const work = decideAll(arrived, before, people, brake);
  await carryOut(tx, connection, people, work.touched);
  await writeJournal(tx, connection, work.applied, how.stored ?? false);
  const changed = work.applied.some(({ verdict, changes, risky }) => verdict === 'applied' || risky || Object.keys(changes).length > 0);
  await announceErp(tx, structureId, changed);
  return work.applied;
}

/** Beyond so many, locks one by one would fill PostgreSQL's table of them. */
const most = 20;

const eventsOf = (arrived: Arrived[]): ErpEvent[] =>
  arrived.flatMap(({ content }) => (content && 'event' in content ? [content.event] : []));

type Touched = Happened & { known: Known };
type Work = { applied: Applied[]; touched: Map<string, Touched> };

function decideAll(arrived: Arrived[], before: Map<string, Applied>, people: Map<string, Known>, brake: Brake | null): Work {
  const work: Work = { applied: [], touched: new Map() };
  const seen = new Map(before);
  for (const one of arrived) {
    const first = seen.get(one.webhookId);
    const applied = first ? { ...first, arrived: one, verdict: 'duplicate' as const } : decideOne(one, people, brake, work.touched);
    if (!first) seen.set(one.webhookId, applied);
    work.applied.push(applied);
  }
  return work;
}

function decideOne(arrived: Arrived, people: Map<string, Known>, brake: Brake | null, touched: Map<string, Touched>): Applied {
  const { content, eventId } = arrived;
  const plain = { arrived, eventId, clientId: null, changes: {}, risky: false };
  if (!content) return { ...plain, verdict: 'ignored' };
  if ('problems' in content) return { ...plain, verdict: 'invalid' };
  const known = people.get(content.event.erpId);
  if (!known) throw new Error('a person of an event was not loaded');
  const { verdict, after, changes, presence } = decideEvent(content.event, known.person);
  // A client by hand becomes one of the ERP, whatever else changes.
  const takenOver = known.record !== null && known.record.erpId === null && after.fields !== null;
  const risky = presence === 'removed' || (known.record !== null && changes.email !== undefined && verdict === 'applied');
  const told = { ...plain, clientId: known.record?.id ?? null, changes, risky };
  if (risky && brake && !brake.pass(known.erpId)) return { ...told, verdict: 'held' };
  const earlier = touched.get(known.erpId);
  const clientId = known.record?.id ?? earlier?.clientId ?? newId();
  known.person = after;
  const events = [...(earlier?.events ?? []), { eventId, presence, changes, takenOver: takenOver && !earlier }];
  touched.set(known.erpId, { known, clientId, events });
  return {
    ...told,
    clientId: after.fields ? clientId : null,
    verdict: takenOver && !earlier && verdict === 'unchanged' ? 'applied' : verdict,
  };
}

/** Writes people as they are after all events, and follows what that means for addresses and accounts. */
export async function carryOut(tx: PoolClient, connection: Connection, people: Map<string, Known>, touched: Map<string, Touched>) {
  const { structureId } = connection;
  const written: Written[] = [];
  const buried: { erpId: string; version: Date }[] = [];
  for (const { known, clientId, events } of touched.values()) {
    const { person, record, erpId } = known;
    if (person.fields) {
      const visible = events.some(
        ({ presence, changes, takenOver }) => presence !== 'same' || takenOver || Object.keys(changes).length > 0,
      );
      written.push({ erpId, clientId, record, after: { ...person, fields: person.fields }, visible });
    } else if (person.version) buried.push({ erpId, version: person.version });
  }
  await bury(tx, structureId, buried);
  await writePeople(tx, structureId, written);
  await unbury(
    tx,
    structureId,
    written.flatMap(({ erpId }) => (people.get(erpId)?.tombstone ? [erpId] : [])),
  );
  const keys = [...new Set(written.flatMap(addressesInQuestion))];
  let gained: string[] = [];
  if (keys.length > 0) {
    await lockAddresses(tx, structureId, keys);
    gained = await settleAddresses(tx, structureId, keys);
  }
  await followPeople(tx, connection, [...touched.values()], written, gained);
}

/** The addresses whose owner may be another one now. */
function addressesInQuestion({ record, after, visible }: Written): string[] {
  if (!visible) return [];
  if (!record) return [after.fields.emailKey];
  const same = record.erpEmailKey === after.fields.emailKey && rank(record) === rank(after) && record.erpId !== null;
  return same ? [] : [record.emailKey, record.erpEmailKey ?? record.emailKey, after.fields.emailKey];
}

const rank = ({ inBin, removedAt }: { inBin: boolean; removedAt: Date | null }) => (inBin ? 0 : removedAt ? 1 : 2);

async function bury(tx: PoolClient, structureId: string, dead: { erpId: string; version: Date }[]): Promise<void> {
  if (dead.length === 0) return;
  await tx.query(
    `insert into erp_tombstone (structure_id, erp_id, version) select $1, d.erp_id, d.version from unnest($2::text[], $3::timestamptz[]) d (erp_id, version)
     on conflict (structure_id, erp_id) do update set version = greatest(erp_tombstone.version, excluded.version)`,
    [structureId, dead.map(({ erpId }) => erpId), dead.map(({ version }) => version)],
  );
}

async function unbury(tx: PoolClient, structureId: string, erpIds: string[]): Promise<void> {
  if (erpIds.length > 0) await tx.query('delete from erp_tombstone where structure_id = $1 and erp_id = any($2)', [structureId, erpIds]);
}
