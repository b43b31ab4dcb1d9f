import { expect } from 'vitest';
import type { Staff } from '#lib/actor/staff.ts';
import type { AppKey } from '#lib/app-auth/app-key.ts';
import { connection, prisma } from '#lib/database/connection.ts';
import { replayEvent } from '#lib/erp/events/replay-event.ts';
import { eraseClient } from '#lib/personal-data/erase-client.ts';
import { finishErasure } from '#lib/personal-data/finish-erasure.ts';
import { testKey } from '#lib/testing/app.ts';
import { message, send, type TestErp } from '#lib/testing/erp.ts';
import { testStaff } from '#lib/testing/staff.ts';
import { findValues } from '#lib/testing/verbs/find-values.ts';

/** A person with one of their two mailboxes, and the values that they write with it. */
export type Writer = { p: number; box: number };

/** By what a record, a row or a message is recognised as one about a person. */
export type Known = { email: string; erpIds?: string[]; memberNumber?: string };

/** A client as it is, with the people whose values it holds, also in what was merged into it. */
export type Holder = {
  id: string;
  version: number;
  deleted: boolean;
  managed: boolean;
  identities: string[];
  people: number[];
  /** The whole record. */
  text: string;
};

/** One club whose people are erased and come back. `gone`: identities that nobody let in again. */
export type ErasureWorld = {
  staff: Staff;
  key: AppKey;
  joinCode: string;
  erp: TestErp | null;
  suffix: string;
  /** Counts the clubs of the test. */
  number: number;
  second: number;
  gone: Set<string>;
  /** The mailboxes that records of each person had since the latest erasure. */
  seen: Map<number, Set<number>>;
  tokens: Map<string, string>;
  /** The people whom the ERP gave another id. */
  renamed: Set<number>;
  latest: { bulk: string | null; file: string | null };
};

export const people = [0, 1] as const;

let made = 0;

/** Makes an empty club; the one before is deleted. */
export async function newErasureWorld(): Promise<ErasureWorld> {
  await prisma().structure.deleteMany();
  await connection().pool.query('delete from app_account; delete from throttle');
  const staff = await testStaff('owner');
  const { joinCode } = await prisma().structure.findUniqueOrThrow({ where: { id: staff.structure.id } });
  made += 1;
  // Letters that no other club of the test has: rows of a deleted club's imports may remain.
  const suffix = made
    .toString(6)
    .padStart(6, '0')
    .replaceAll(/\d/g, (digit) => 'abcdef'[Number(digit)] ?? '');
  const sets = {
    gone: new Set<string>(),
    seen: new Map(),
    tokens: new Map<string, string>(),
    renamed: new Set<number>(),
  };
  const latest = { bulk: null, file: null };
  return { staff, key: await testKey(staff), joinCode, erp: null, suffix, number: made, second: 0, ...sets, latest };
}

const personMark = ({ suffix }: ErasureWorld, p: number) => `zq${'ab'[p]}${suffix}`;
const writerMark = (world: ErasureWorld, { p, box }: Writer) => `${personMark(world, p)}${'mn'[box]}`;

/** The values that a person writes with a mailbox: nothing else in the club has them. */
export function valuesOf(world: ErasureWorld, writer: Writer) {
  const mark = writerMark(world, writer);
  return {
    lastName: `Nom${mark}`,
    firstName: `Prenom${mark}`,
    email: `${mark}@exemple.example`,
    phone: `06 ${pairsOf(world.number)} ${writer.p}${writer.box}`,
  };
}

/** Six digits, two by two, which no other club of the test has. */
const pairsOf = (number: number) =>
  String(100_000 + ((number * 7) % 90_000))
    .match(/../g)
    ?.join(' ') ?? '';

/** The id that the ERP gave a person at first. */
export const firstErpIdOf = (world: ErasureWorld, p: number) => `E-${personMark(world, p)}`;
/** The id that the ERP gives a person now. */
export const erpIdOf = (world: ErasureWorld, p: number) =>
  world.renamed.has(p) ? `R-${personMark(world, p)}` : firstErpIdOf(world, p);
/** The number that the club gives a person: with digits, by which an import knows it as one. */
export const memberNumberOf = (world: ErasureWorld, p: number) => `M-${4_000_000 + world.number}-${p}`;

/** Writes identities as the world keeps them. */
export function identityTexts({ email, erpIds = [], memberNumber }: Known): string[] {
  return [`email ${email}`, ...erpIds.map((id) => `erp ${id}`), ...(memberNumber ? [`member ${memberNumber}`] : [])];
}

/** Reads every client of the club, in the order of their ids. */
export async function readHolders(world: ErasureWorld): Promise<Holder[]> {
  const { rows } = await connection().pool.query<Omit<Holder, 'people'>>(
    `select c.id, c.version, c.deleted_at is not null as deleted, c.erp_id is not null and c.erp_removed_at is null as managed,
       array_remove(array['email ' || c.email_key, 'email ' || c.erp_email_key, 'erp ' || c.erp_id,
         'member ' || c.member_number]
         || (select array_agg('email ' || l.email_key) from client_alias l
           where l.structure_id = c.structure_id and l.client_id = c.id)
         || (select array_agg('erp ' || f.erp_id) from erp_former_id f where f.structure_id = c.structure_id
           and f.current_id = c.erp_id), null) as identities,
       concat(c::text, (select string_agg(m::text, '') from merged_client m
         where m.structure_id = c.structure_id and m.kept_id = c.id), (select string_agg(l::text, '') from client_alias l
           where l.structure_id = c.structure_id and l.client_id = c.id)) as text
     from client c where c.structure_id = $1 order by c.id`,
    [world.staff.structure.id],
  );
  return rows.map((row) => ({ ...row, people: people.filter((p) => row.text.includes(personMark(world, p))) }));
}

/** Notes the mailboxes that records have now. */
export function noteMailboxes(world: ErasureWorld, holders: Holder[]): void {
  for (const p of people)
    for (const box of [0, 1]) {
      const { email } = valuesOf(world, { p, box });
      if (!holders.some(({ text }) => text.includes(email))) continue;
      world.seen.set(p, (world.seen.get(p) ?? new Set()).add(box));
    }
}

/**
 * Erases every record that holds a value of a person, with those who were merged into them. Then
 * nothing is left of the values that the records were known by, and every other record is as it
 * was.
 * @returns how many records were erased
 */
export async function eraseAll(world: ErasureWorld, p: number): Promise<number> {
  const before = await readHolders(world);
  const erased = new Set([p]);
  const isTheirs = ({ people: theirs }: Holder) => theirs.some((one) => erased.has(one));
  // Records with several people lead from one to the next, at most once for each person.
  for (const _ of people) for (const one of before.filter(isTheirs).flatMap((holder) => holder.people)) erased.add(one);
  const theirs = before.filter(isTheirs);
  if (theirs.length === 0) return 0;
  await removeFromErp(world, theirs);
  for (const { id, identities } of theirs) {
    expect(await eraseClient(world.staff, id)).toEqual({ ok: true, value: null });
    for (const identity of identities) world.gone.add(identity);
  }
  const pending = { pending: { not: null } };
  for (const { structureId, id } of await prisma().erasure.findMany({ where: pending }))
    await finishErasure({ structureId, erasureId: id });
  expect(await prisma().erasure.count({ where: pending })).toBe(0);
  const writers = [...erased].flatMap((one) => [...(world.seen.get(one) ?? [])].map((box) => ({ p: one, box })));
  const values = writers.map((writer) => valuesOf(world, writer));
  for (const { email } of values) world.gone.add(`email ${email}`);
  for (const one of erased) world.seen.delete(one);
  const marks = values.flatMap(({ email, phone }) => [
    email.split('@')[0] ?? '',
    phone,
    phone.replaceAll(' ', '').slice(1),
  ]);
  const numbers = theirs.flatMap(({ identities }) => identities.filter((one) => !one.startsWith('email ')));
  expect(await findValues([...marks, ...numbers.map((one) => one.split(' ')[1] ?? '')])).toEqual([]);
  expect(await readHolders(world)).toEqual(before.filter((holder) => !isTheirs(holder)));
  return theirs.length;
}

/** Lets the ERP delete the people of these records, past the safeguard. */
async function removeFromErp(world: ErasureWorld, holders: Holder[]): Promise<void> {
  for (const { managed, identities } of holders) {
    // The present one comes before former ones.
    const erpId = identities.find((one) => one.startsWith('erp '))?.slice(4);
    if (!managed || !erpId || !world.erp) continue;
    const { verdict, eventId } = await send(world.erp, message('deleted', nextSecond(world), { id: erpId }));
    if (verdict === 'held') await replayEvent(world.staff, eventId);
  }
}

/** The moment of the next message of the ERP, in the seconds of `message`. */
export function nextSecond(world: ErasureWorld): number {
  world.second = Math.max(world.second + 0.001, (Date.now() - Date.UTC(2026, 10, 1)) / 1000);
  return world.second;
}
