import { expect } from 'vitest';
import { prisma } from '#lib/database/connection.ts';
import type { ErpEvent } from '#lib/database/generated/client.ts';
import type { FakeResamania } from '#lib/demo/fake-resamania.ts';
import type { EventResult, Payload } from '#lib/erp/events/incoming-event.ts';
import { receiveEvents } from '#lib/erp/events/receive-events.ts';
import { replayEvent } from '#lib/erp/events/replay-event.ts';
import { applySnapshot } from '#lib/erp/snapshots/apply-snapshot.ts';
import { erpPerson, incomingEvent, message } from '#lib/testing/erp.ts';
import { sendSnapshot } from '#lib/testing/snapshot.ts';
import { drain, notify } from '#lib/testing/thin-erp.ts';
import type { Answer, WithReason } from './erasure-entrances.ts';
import {
  type ErasureWorld,
  erpIdOf,
  firstErpIdOf,
  type Known,
  nextSecond,
  people,
  valuesOf,
  type Writer,
} from './erasure-world.ts';

/** Sends messages of the ERP, one or several in one transaction. */
export async function enterByMessages(world: ErasureWorld, writers: Writer[]): Promise<Answer[]> {
  const { erp } = world;
  if (!erp) return [];
  const sent = writers.map((writer) =>
    incomingEvent(erp, message('updated', nextSecond(world), toSend(world, writer))),
  );
  const results = await receiveEvents(erp.connection, sent);
  return Promise.all(results.map(async (result, n) => ofEvent(world, writers[n] as Writer, result)));
}

/** Sends a person under another id than before, with the former one: from then on they have it. */
export async function enterByRename(world: ErasureWorld, writer: Writer): Promise<Answer[]> {
  const { erp } = world;
  if (!erp) return [];
  world.renamed.add(writer.p);
  const arrived = incomingEvent(erp, message('updated', nextSecond(world), toSend(world, writer)));
  if (!arrived.content || !('event' in arrived.content)) throw new Error('the message of a rename was not read');
  const formerIds = [firstErpIdOf(world, writer.p)];
  const renaming = {
    ...arrived,
    payload: { ...arrived.payload, formerIds },
    content: { event: { ...arrived.content.event, formerIds } },
  };
  const [result] = await receiveEvents(erp.connection, [renaming]);
  const answer = await ofEvent(world, writer, result as EventResult);
  return [{ ...answer, known: { ...answer.known, erpIds: [erpIdOf(world, writer.p), ...formerIds] } }];
}

/** Sends notices about people, whom the product then fetches. */
export async function enterByNotices(world: ErasureWorld, fake: FakeResamania, writers: Writer[]): Promise<Answer[]> {
  const { erp } = world;
  if (erp?.connection.profile !== 'resamania') return [];
  const once = [...new Map(writers.map((writer) => [writer.p, writer])).values()];
  fake.contacts.clear();
  for (const writer of once) {
    const { lastName: familyName, firstName: givenName, email } = valuesOf(world, writer);
    fake.contacts.set(erpIdOf(world, writer.p), { familyName, givenName, email });
  }
  await notify(
    erp,
    fake,
    once.map(({ p }) => erpIdOf(world, p)),
  );
  expect(await drain(erp)).toBe(0);
  return Promise.all(once.map((writer) => ofFetched(world, writer)));
}

/** Sends everyone in the ERP: a person who is missing is a former client. */
export async function enterBySnapshot(world: ErasureWorld, writers: Writer[]): Promise<Answer[]> {
  if (!world.erp) return [];
  const { structure } = world.staff;
  const once = [...new Map(writers.map((writer) => [writer.p, writer])).values()];
  const snapshotId = await sendSnapshot(
    world.erp,
    once.map((writer) => toSend(world, writer)),
  );
  await applySnapshot({ structureId: structure.id, snapshotId });
  const { erased, state } = await prisma().erpSnapshot.findFirstOrThrow({ where: { id: snapshotId } });
  // A snapshot says how many; whose lines they are is known only when all of them are.
  const said = state === 'applied' && erased === once.length ? 'erased' : 'refused';
  return said === 'erased' ? once.map((writer) => ({ p: writer.p, known: knownByErp(world, writer), said })) : [];
}

/** Replays the latest message that was ignored because its person was erased. */
export async function replayErased(world: ErasureWorld, { reason }: WithReason): Promise<Answer[]> {
  const { erp, staff } = world;
  if (!erp) return [];
  const ignored = { verdict: 'ignored', payload: { path: ['ignored'], equals: 'erased' } } as const;
  const where = { connectionId: erp.connection.id, erpId: { not: null }, ...ignored };
  const found = await prisma().erpEvent.findFirst({ where, orderBy: { id: 'desc' } });
  const writers = people.flatMap((p) => [0, 1].map((box) => ({ p, box })));
  const writer = writers.find((one) => JSON.stringify(found?.payload ?? {}).includes(valuesOf(world, one).email));
  if (!found || !writer) return [];
  const replayed = await replayEvent(staff, found.id, reason);
  const said = reason ? 'in' : replayed.ok && replayed.value === 'ignored' ? 'erased' : 'refused';
  // A rename names the former ids too, and staff lets the person in under all of them.
  const { formerIds = [] } = found.payload as Payload;
  const erpIds = [found.erpId ?? '', ...formerIds];
  return [{ p: writer.p, known: { ...knownByErp(world, writer), erpIds }, said }];
}

function toSend(world: ErasureWorld, writer: Writer) {
  return erpPerson(erpIdOf(world, writer.p), valuesOf(world, writer));
}

function knownByErp(world: ErasureWorld, writer: Writer): Known {
  const erpId = erpIdOf(world, writer.p);
  // A client of the ERP without a number gets the id as one.
  return { email: valuesOf(world, writer).email, erpIds: [erpId], memberNumber: erpId };
}

async function ofEvent(world: ErasureWorld, writer: Writer, { eventId }: EventResult): Promise<Answer> {
  return ofStored(world, writer, await prisma().erpEvent.findFirst({ where: { id: eventId } }));
}

/** The answer to the latest fetch of a person. */
async function ofFetched(world: ErasureWorld, writer: Writer): Promise<Answer> {
  const where = { structureId: world.staff.structure.id, type: 'fetched', erpId: erpIdOf(world, writer.p) };
  return ofStored(world, writer, await prisma().erpEvent.findFirst({ where, orderBy: { id: 'desc' } }));
}

function ofStored(world: ErasureWorld, writer: Writer, stored: ErpEvent | null): Answer {
  const erased = stored?.verdict === 'ignored' && JSON.stringify(stored.payload).includes('"ignored":"erased"');
  return { p: writer.p, known: knownByErp(world, writer), said: erased ? 'erased' : 'refused' };
}
