import { beforeAll, expect, test } from 'vitest';
import { readVerdict } from '#lib/access/read-verdict.ts';
import type { Staff } from '#lib/actor/staff.ts';
import type { AppKey } from '#lib/app-auth/app-key.ts';
import { editClient } from '#lib/clients/edit-client.ts';
import { prisma } from '#lib/database/connection.ts';
import { type Random, seededRandom } from '#lib/demo/demo-random.ts';
import { resendInvitation } from '#lib/invitations/resend-invitation.ts';
import { applyDeliveryEvents } from '#lib/mail/delivery/apply-delivery-events.ts';
import { mergeNow, separateNow } from '#lib/testing/access-model/merge.ts';
import { testKey, testRegistration } from '#lib/testing/app.ts';
import { addTestClient, typedClient } from '#lib/testing/client.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { erpPerson, message, send, type TestErp, testErp } from '#lib/testing/erp.ts';
import { importTestFile } from '#lib/testing/import.ts';
import { testStaff } from '#lib/testing/staff.ts';
import type { Side } from './merge-copy.ts';

const cases = Number(process.env.LATER_EVENTS ?? 8);
const sides = ['kept', 'other'] as const;

beforeAll(async () => {
  await testDatabase();
});

/** One record of a pair, and what is expected of it once both are separated. */
type Expected = {
  id: string;
  email: string;
  lastName: string;
  note: string | null;
  isOfErp: boolean;
  isRemoved: boolean;
  /** Devices that registered with the address. */
  devices: number;
  mailId: string | null;
};
type Pair = { staff: Staff; key: AppKey; erp: TestErp | null; records: Record<Side, Expected> };

const unique = (name: string) => `${name}-${crypto.randomUUID()}`;
const clientOf = (id: string) => prisma().client.findFirstOrThrow({ where: { id } });

async function randomPair(random: Random): Promise<Pair> {
  const staff = await testStaff('owner');
  const key = await testKey(staff);
  const erpSide = random.pick<Side | null>(['kept', 'other', null]);
  const records = {} as Record<Side, Expected>;
  const [manual = 'kept', another] = sides.filter((side) => side !== erpSide);
  for (const side of [manual, ...(another ? [another] : [])]) {
    const email = `${unique(side)}@exemple.example`;
    const id = await addTestClient(staff, { email, lastName: `Before ${side}` });
    records[side] = expectedOf(id, email, `Before ${side}`);
  }
  const erp = erpSide === null ? null : await testErp(staff);
  if (erpSide !== null && erp) {
    const email = `${unique(erpSide)}@exemple.example`;
    await send(erp, message('created', 1, erpPerson('E-1', { email, lastName: `Before ${erpSide}` })));
    const { id } = await prisma().client.findFirstOrThrow({ where: { structureId: staff.structure.id, erpId: 'E-1' } });
    records[erpSide] = { ...expectedOf(id, email, `Before ${erpSide}`), isOfErp: true };
  }
  const pair: Pair = { staff, key, erp, records };
  for (const side of sides) {
    if (random.chance(0.5)) await invite(pair, side, side);
    if (random.chance(0.4)) await register(pair, side);
  }
  return pair;
}

function expectedOf(id: string, email: string, lastName: string): Expected {
  return { id, email, lastName, note: null, isOfErp: false, isRemoved: false, devices: 0, mailId: null };
}

async function register({ key, records }: Pair, side: Side): Promise<void> {
  await testRegistration(key, records[side].email);
  records[side].devices += 1;
}

/** @param side whose address the invited record has */
async function invite({ staff, records }: Pair, invited: Side, side: Side): Promise<void> {
  const { id } = records[invited];
  if (!(await resendInvitation(staff, id)).ok) return;
  const { mailId } = await prisma().invitation.findFirstOrThrow({ where: { clientId: id } });
  records[side].mailId = mailId;
}

/** Something that happens while both records are one. The number tells events apart. */
type LaterEvent = (pair: Pair, random: Random, n: number) => Promise<void>;

const laterEvents: Record<string, LaterEvent> = {
  async form({ staff, records: { kept } }, _random, n) {
    const { version, lastName, firstName, email, phone } = await clientOf(kept.id);
    const typed = { lastName, firstName, email, phone: phone ?? '', note: `Form ${n}` };
    const edited = await editClient(staff, kept.id, version, typedClient(typed));
    expect(edited).toMatchObject({ ok: true });
    kept.note = `Form ${n}`;
  },
  async import({ staff, erp, records }, random, n) {
    if (erp) return;
    // The address that the kept record does not have leads to it too.
    const { email } = records[random.pick(sides)];
    const { done } = await importTestFile(staff, `Nom;E-mail\nImport${'abcdefgh'[n]};${email}\n`);
    expect(done.updated).toBe(1);
    records.kept.lastName = `Import${'abcdefgh'[n]}`;
  },
  async erp({ erp, records }, random, n) {
    const person = sides.map((side) => records[side]).find(({ isOfErp }) => isOfErp);
    if (!erp || !person || person.isRemoved) return;
    const isRemoval = random.chance(0.2);
    const data = { email: person.email, lastName: `Erp ${n}` };
    const type = isRemoval ? 'deleted' : 'updated';
    await send(erp, message(type, 10 + n, isRemoval ? { id: 'E-1' } : erpPerson('E-1', data)));
    if (isRemoval) person.isRemoved = true;
    else person.lastName = data.lastName;
  },
  app: (pair, random) => register(pair, random.pick(sides)),
  async mail({ staff, records }, random) {
    const { mailId } = records[random.pick(sides)];
    if (!mailId) return;
    const reference = { providerId: null, structureId: staff.structure.id, mailId };
    await applyDeliveryEvents(reference, { kind: random.pick(['sent', 'delivered'] as const), at: new Date() });
  },
  async invitation(pair) {
    const { email } = await clientOf(pair.records.kept.id);
    await invite(pair, 'kept', email === pair.records.other.email ? 'other' : 'kept');
  },
};

async function expectSeparated({ staff, records }: Pair, states: Map<string, string>, seed: string): Promise<void> {
  for (const side of sides) {
    const { id, email, lastName, note, isOfErp, isRemoved, devices, mailId } = records[side];
    const row = await clientOf(id);
    expect(
      { ...row, isRemoved: row.erpRemovedAt !== null, erpId: row.erpId !== null || isRemoved },
      seed,
    ).toMatchObject({
      ...{ email, lastName, note, isRemoved, erpId: isOfErp },
    });
    const account = (await readVerdict(staff, { clientId: id }))?.facts.account?.email ?? null;
    expect({ side, account }, seed).toEqual({ side, account: devices > 0 ? email : null });
    expect(await prisma().appToken.count({ where: { account: { emailKey: email } } }), seed).toBe(devices);
    const invitation = await prisma().invitation.findFirst({ where: { clientId: id } });
    expect(invitation?.mailId ?? null, seed).toBe(mailId);
    // A mail that left meanwhile is not sent again, and one that waited waits again.
    const mail = mailId && (await prisma().mail.findFirstOrThrow({ where: { id: mailId } }));
    if (mail) expect(mail.state, seed).toBe(states.get(mail.id));
  }
}

test(`gives each record what happened since, once, when ${cases} merged pairs are separated`, async () => {
  const first = Number(process.env.LATER_SEED ?? Math.floor(Math.random() * 1e9));
  const happened = new Map<string, number>();
  for (let index = 0; index < cases; index += 1) {
    const seed = `LATER_SEED=${first + index} LATER_EVENTS=1`;
    const random = seededRandom(first + index);
    const pair = await randomPair(random);
    const { kept, other } = pair.records;
    const { id: structureId } = pair.staff.structure;
    const email = random.pick<Side | null>(['kept', 'other', null]);
    const account = random.pick<Side | null>(['kept', 'other', null]);
    const choices = { fields: email ? { email } : {}, ...(account && { account }) };
    expect(await mergeNow(pair.staff, kept.id, other.id, choices), seed).toEqual({ ok: true, value: null });
    const count = 1 + random.below(6);
    for (let n = 0; n < count; n += 1) {
      const name = random.pick(Object.keys(laterEvents));
      happened.set(name, (happened.get(name) ?? 0) + 1);
      await laterEvents[name]?.(pair, random, n);
    }
    const mails = await prisma().mail.findMany({ where: { structureId, kind: 'invitation' } });
    const waits = ({ state }: { state: string }) => (state === 'cancelled' ? 'queued' : state);
    const events = await prisma().auditEvent.findMany({ where: { structureId }, orderBy: { id: 'asc' } });
    expect(await separateNow(pair.staff, kept.id, other.id), seed).toEqual({ ok: true, value: null });
    await expectSeparated(pair, new Map(mails.map((mail) => [mail.id, waits(mail)])), seed);
    const after = await prisma().auditEvent.findMany({ where: { structureId }, orderBy: { id: 'asc' } });
    expect(after.slice(0, events.length), seed).toEqual(events);
    const added = after.slice(events.length).map(({ kind }) => kind);
    expect(
      added.filter((kind) => kind !== 'account-attached'),
      seed,
    ).toEqual(['clients-separated']);
  }
  if (process.env.LATER_EVENTS) process.stdout.write(`${JSON.stringify(Object.fromEntries(happened))}\n`);
}, 3_600_000);
