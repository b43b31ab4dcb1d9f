import { beforeAll, describe, expect, test } from 'vitest';
import { readVerdict } from '#lib/access/read-verdict.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { addClient } from '#lib/clients/add-client.ts';
import { restoreClient } from '#lib/clients/bin/restore-client.ts';
import { deleteClient } from '#lib/clients/delete-client.ts';
import { editClient } from '#lib/clients/edit-client.ts';
import { withGroups } from '#lib/clients/groups/with-groups.ts';
import { clientHistory } from '#lib/clients/history/client-history.ts';
import { keptRecord } from '#lib/clients/merged/kept-record.ts';
import { forgetMergeCopies } from '#lib/clients/merged/tombstones.ts';
import { connection, prisma } from '#lib/database/connection.ts';
import { readHeldPerson } from '#lib/erp/people/read-held-people.ts';
import { applySnapshot } from '#lib/erp/snapshots/apply-snapshot.ts';
import { mergeNow, separateNow } from '#lib/testing/access-model/merge.ts';
import { testKey, testRegistration } from '#lib/testing/app.ts';
import { addTestClient, typedClient } from '#lib/testing/client.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { erpPerson, message, send, testErp } from '#lib/testing/erp.ts';
import { importTestFile } from '#lib/testing/import.ts';
import { sendSnapshot } from '#lib/testing/snapshot.ts';
import { testStaff } from '#lib/testing/staff.ts';
import { mergeClients } from './merge-clients.ts';

process.env.AUTH_SECRET ??= 'a secret for tests that is long enough';

let owner: Staff;
beforeAll(async () => {
  await testDatabase();
  owner = await testStaff('owner');
});

const at = (name: string) => `${name}-${crypto.randomUUID()}@exemple.example`;
const read = async (id: string) => {
  const client = await prisma().client.findFirst({ where: { id } });
  return client && withGroups(connection().pool, client);
};
const ok = { ok: true, value: null };
const failing = (problem: unknown) => ({ ok: false, problem });

describe('merging', () => {
  test('is refused to reception, for an unknown record, for one record twice, for the trash and for a changed record', async () => {
    const [kept, other] = [await addTestClient(owner), await addTestClient(owner)];
    expect(await mergeNow(await testStaff('reception', owner), kept, other)).toEqual(failing({ code: 'not-allowed' }));
    expect(await mergeNow(await testStaff('owner'), kept, other)).toEqual(failing({ code: 'not-found' }));
    expect(await mergeNow(owner, kept, kept)).toEqual(failing({ code: 'same-record' }));
    const stale = { keptId: kept, otherId: other, choices: { fields: {} }, versions: { kept: 1, other: 2 } };
    expect(await mergeClients(owner, { ...stale, otherId: 'x' })).toEqual(failing({ code: 'not-found' }));
    expect(await mergeClients(owner, stale)).toEqual(failing({ code: 'changed' }));
    await deleteClient(owner, kept);
    expect(await mergeNow(owner, kept, other)).toEqual(failing({ code: 'in-trash', clientId: kept }));
    await restoreClient(owner, kept);
    expect(await mergeNow(await testStaff('manager', owner), kept, await addTestClient(owner))).toEqual(ok);
  });

  test('keeps the chosen values, both groups and notes, and the number that was not chosen', async () => {
    const kept = await addTestClient(owner, { phone: '06 12 34 56 78', groups: 'Yoga', note: 'Un' });
    const other = await addTestClient(owner, {
      firstName: 'Zoé',
      phone: '06 12 34 56 79',
      groups: 'Judo',
      note: 'Deux',
    });
    expect(await mergeNow(owner, kept, other, { fields: { firstName: 'other' } })).toEqual(ok);
    expect(await read(kept)).toMatchObject({
      ...{ firstName: 'Zoé', phone: '+33612345678', secondPhone: '+33612345679' },
      ...{ groups: ['Yoga', 'Judo'], note: 'Un\nDeux', searchText: expect.stringContaining('zoe') },
    });
    expect(await read(other)).toBeNull();
  });

  test('leads old links, added and imported addresses to the kept record, also along a chain', async () => {
    const [first, second, third] = [at('a'), at('b'), at('c')];
    const ids = await Promise.all([first, second, third].map((email) => addTestClient(owner, { email })));
    const [a, b, c] = ids as [string, string, string];
    await mergeNow(owner, b, c);
    await mergeNow(owner, a, b);
    expect([await keptRecord(owner, b), await keptRecord(owner, c)]).toEqual([a, a]);
    expect(await mergeNow(owner, a, c)).toEqual(failing({ code: 'already-merged', keptId: a }));
    for (const email of [second, third])
      expect(await addClient(owner, typedClient({ email }))).toMatchObject({
        problem: { code: 'email-taken', clientId: a },
      });
    const rows = [first, second, third].map((email, n) => `Dupré;Hélène;${email};06 12 34 56 0${n}`).join('\n');
    const { id } = await importTestFile(owner, `Nom;Prénom;E-mail;Téléphone\n${rows}\n`);
    expect(await prisma().import.findFirst({ where: { id } })).toMatchObject({ created: 0, updated: 1, held: 2 });
    expect(await read(a)).toMatchObject({ phone: '+33612345600', email: first });
    const kinds = (await clientHistory(owner, a)).map(({ event }) => event.kind);
    expect(kinds.filter((kind) => kind === 'client-added')).toHaveLength(3);
    expect(await separateNow(owner, a, c)).toEqual(failing({ code: 'not-separable' }));
    expect(await separateNow(owner, a, b)).toEqual(ok);
    expect(await keptRecord(owner, c)).toBe(b);
    expect(await separateNow(owner, b, c)).toEqual(ok);
  });

  test('of two members of staff who merge crosswise at once does one', async () => {
    for (let turn = 0; turn < 5; turn += 1) {
      const [a, b] = [await addTestClient(owner), await addTestClient(owner)];
      const results = await Promise.all([mergeNow(owner, a, b), mergeNow(owner, b, a)]);
      expect(results.filter((result) => result.ok)).toHaveLength(1);
      const left = await prisma().client.findMany({ where: { id: { in: [a, b] } }, select: { id: true } });
      expect(left).toHaveLength(1);
      expect(results).toContainEqual(failing({ code: 'already-merged', keptId: left[0]?.id }));
    }
  });

  test('cannot be undone after 30 days, and leads on without the copies', async () => {
    const [kept, other] = [await addTestClient(owner), await addTestClient(owner)];
    await mergeNow(owner, kept, other);
    await prisma().mergedClient.updateMany({
      where: { clientId: other },
      data: { mergedAt: new Date(Date.now() - 31 * 86_400_000) },
    });
    expect(await separateNow(owner, kept, other)).toEqual(failing({ code: 'not-separable' }));
    expect(await forgetMergeCopies()).toBe(1);
    expect(await keptRecord(owner, other)).toBe(kept);
  });
});

describe('separating', () => {
  test('leaves what staff changed since at the kept record, and gives each its account back', async () => {
    const [first, second] = [at('a'), at('b')];
    const kept = await addTestClient(owner, { email: first, phone: '06 12 34 56 78' });
    const other = await addTestClient(owner, { email: second, lastName: 'Martin' });
    await testRegistration(await testKey(owner), second);
    await mergeNow(owner, kept, other);
    expect(await read(kept)).toMatchObject({ email: second, lastName: 'Dupré' });
    expect((await readVerdict(owner, { clientId: kept }))?.facts.account?.email).toBe(second);
    const { version } = await prisma().client.findFirstOrThrow({ where: { id: kept } });
    await editClient(owner, kept, version, typedClient({ email: second, phone: '06 99 99 99 99', note: 'Vu' }));
    expect(await separateNow(owner, kept, other)).toEqual(ok);
    expect(await read(kept)).toMatchObject({ email: first, phone: '+33699999999', note: 'Vu' });
    expect(await read(other)).toMatchObject({ email: second, lastName: 'Martin', note: null });
    expect((await readVerdict(owner, { clientId: kept }))?.facts.account).toBeNull();
    expect((await readVerdict(owner, { clientId: other }))?.facts.account?.email).toBe(second);
  });

  test('undoes the latest merge first, and not while another client has the address', async () => {
    const second = at('b');
    const [a, b, c] = [
      await addTestClient(owner),
      await addTestClient(owner, { email: second }),
      await addTestClient(owner),
    ];
    await mergeNow(owner, a, b);
    await mergeNow(owner, a, c);
    expect(await separateNow(owner, a, b)).toMatchObject({ problem: { code: 'not-latest', otherId: c } });
    expect(await separateNow(owner, a, c)).toEqual(ok);
    await prisma().client.updateMany({ where: { id: c }, data: { email: second, emailKey: second } });
    expect(await separateNow(owner, a, b)).toEqual(failing({ code: 'address-taken', clientId: c, email: second }));
  });
});

describe('merging with a person of the ERP', () => {
  test('is refused for two people of the ERP, and for a present client into a former one', async () => {
    const staff = await testStaff('owner');
    const own = await addTestClient(staff);
    const erp = await testErp(staff);
    for (const id of ['E-1', 'E-2']) await send(erp, message('created', 1, erpPerson(id, { email: at(id) })));
    const [one, two] = await Promise.all(['E-1', 'E-2'].map((erpId) => clientOf(staff, erpId)));
    expect(await mergeNow(staff, one as string, two as string)).toEqual(failing({ code: 'two-erp-people' }));
    await send(erp, message('deleted', 2, { id: 'E-2' }));
    expect(await mergeNow(staff, two as string, own)).toEqual(failing({ code: 'former-kept' }));
  });

  test('lets the kept record follow the ERP: events, exports and the reading API; separating gives the person back', async () => {
    const staff = await testStaff('owner');
    const [mine, theirs] = [at('mine'), at('theirs')];
    const own = await addTestClient(staff, { email: mine, phone: '06 12 34 56 78' });
    const erp = await testErp(staff);
    await send(erp, message('created', 1, erpPerson('E-1', { email: theirs })));
    const person = await clientOf(staff, 'E-1');
    expect(await mergeNow(staff, own, person, { fields: { email: 'kept' } })).toEqual(ok);
    expect(await read(own)).toMatchObject({ email: mine, erpId: 'E-1', erpEmail: theirs, phone: '+33612345678' });
    await send(erp, message('updated', 3, erpPerson('E-1', { email: theirs, lastName: 'Petit' })));
    expect((await readHeldPerson(erp.connection, 'E-1'))?.clientId).toBe(own);
    const others = Array.from({ length: 30 }, (_, n) => erpPerson(`F-${n}`, { email: at(`f${n}`) }));
    for (const other of others) await send(erp, message('created', 3, other));
    await snapshot(staff, erp, [erpPerson('E-1', { email: theirs, lastName: 'Petit' }), ...others]);
    expect(await read(own)).toMatchObject({ lastName: 'Petit', email: mine, erpRemovedAt: null });
    expect(await separateNow(staff, own, person)).toEqual(ok);
    expect(await read(own)).toMatchObject({ lastName: 'Dupré', email: mine, erpId: null, erpRemovedAt: null });
    expect(await read(person)).toMatchObject({ lastName: 'Petit', email: theirs, erpId: 'E-1', phone: null });
    // The ERP's person is absent from an export: the club's own record has nothing to do with it.
    await snapshot(staff, erp, others);
    expect(await read(own)).toMatchObject({ erpRemovedAt: null });
    expect((await read(person))?.erpRemovedAt).not.toBeNull();
  });

  test('finds the kept record by the address that leads to it, and separates the person that came since', async () => {
    const staff = await testStaff('owner');
    const leading = at('leading');
    const [kept, other] = [await addTestClient(staff), await addTestClient(staff, { email: leading })];
    await mergeNow(staff, kept, other);
    const erp = await testErp(staff);
    await send(erp, message('created', 1, erpPerson('E-1', { email: leading })));
    expect(await clientOf(staff, 'E-1')).toBe(kept);
    expect(await separateNow(staff, kept, other)).toEqual(ok);
    expect(await clientOf(staff, 'E-1')).toBe(other);
    expect(await read(kept)).toMatchObject({ lastName: 'Dupré', erpId: null });
  });
});

async function clientOf({ structure }: Staff, erpId: string): Promise<string> {
  const where = { structureId: structure.id, erpId };
  return (await prisma().client.findFirstOrThrow({ where, select: { id: true } })).id;
}

async function snapshot(
  { structure }: Staff,
  erp: Awaited<ReturnType<typeof testErp>>,
  people: ReturnType<typeof erpPerson>[],
) {
  const snapshotId = await sendSnapshot(erp, people);
  await applySnapshot({ structureId: structure.id, snapshotId });
  const { rows } = await connection().pool.query('select state from erp_snapshot where id = $1', [snapshotId]);
  expect(rows).toEqual([{ state: 'applied' }]);
}
