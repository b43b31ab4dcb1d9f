import { beforeAll, beforeEach, expect, test } from 'vitest';
import { asProved } from '#lib/actor/recent-proof.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { editClient } from '#lib/clients/edit-client.ts';
import { exportClients } from '#lib/clients/export/export-clients.ts';
import { parseListQuery } from '#lib/clients/list-query.ts';
import { connection, prisma } from '#lib/database/connection.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { disconnectErp } from '#lib/erp/connections/manage-erp.ts';
import { receiveEvent } from '#lib/erp/events/receive-events.ts';
import { applySnapshot } from '#lib/erp/snapshots/apply-snapshot.ts';
import { resendInvitation } from '#lib/invitations/resend-invitation.ts';
import { blockAddress } from '#lib/mail/block-address.ts';
import { join } from '#lib/registrations/join.ts';
import { prove } from '#lib/registrations/prove.ts';
import { refuseRequest } from '#lib/requests/refuse-request.ts';
import { mergeNow } from '#lib/testing/access-model/merge.ts';
import { mailedCode, personOf, testKey, testRegistration } from '#lib/testing/app.ts';
import { addTestClient, typedClient } from '#lib/testing/client.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { erpPerson, incomingEvent, message, send, testErp } from '#lib/testing/erp.ts';
import { commitTestPlan, planTestFile } from '#lib/testing/import.ts';
import { receiveMail } from '#lib/testing/mail.ts';
import { testClaim } from '#lib/testing/matching/claim.ts';
import { sendSnapshot } from '#lib/testing/snapshot.ts';
import { testStaff } from '#lib/testing/staff.ts';
import { findValues } from '#lib/testing/verbs/find-values.ts';
import { eraseClient } from './erase-client.ts';
import { finishErasure, wakeErasures } from './finish-erasure.ts';

process.env.AUTH_SECRET ??= 'a secret for tests that is long enough';

const [email, former] = ['Xaverine.Zorglub@exemple.example', 'ancienne.zorglub@exemple.example'];
const typed = {
  ...{ lastName: 'Zorglubsky', firstName: 'Xavérine', email, phone: '06 39 98 04 77', birthDate: '23/07/1991' },
  ...{ memberNumber: 'ADH-77431', note: 'Le casier quarante-sept' },
};
const planted = [
  ...['Zorglubsky', 'Xavérine', email, former, '39980477', '39 98 04 77', '1991-07-23', '23/07/1991', 'ADH-77431'],
  ...['casier quarante-sept', 'C-99177', 'C-99178', 'zorglub'],
];

const address = '192.0.2.1';
let owner: Staff;

beforeAll(async () => {
  await testDatabase();
});
beforeEach(async () => {
  owner = await testStaff();
});

async function finish(): Promise<void> {
  for (const { structureId, id } of await prisma().erasure.findMany({ where: { pending: { not: null } } }))
    await finishErasure({ structureId, erasureId: id });
}

/** The life of a member in a club without an ERP: typed, invited, registered, refused, changed. */
async function live(): Promise<string> {
  const { key, joinCode } = await deskOf(owner);
  const id = await addTestClient(owner, { ...typed, email: former });
  await editClient(owner, id, 1, typedClient(typed));
  await resendInvitation(owner, id);
  await receiveMail({ kind: 'invitation', to: email });
  await inTransaction((tx) => blockAddress(tx, owner.structure.id, email, 'complained'));
  await testClaim(owner, id);
  const registered = await testRegistration(key, email, { firstName: typed.firstName, lastName: typed.lastName });
  await prove(await personOf(registered.accountToken), (await mailedCode(email)) ?? '', address);
  const other = await testRegistration(key, former, { lastName: typed.lastName, phone: typed.phone });
  await join(await personOf(other.accountToken), joinCode, address);
  const request = await prisma().attachment.findFirst({ where: { validation: 'pending' } });
  if (request) await refuseRequest(owner, request.id, 'Zorglubsky est déjà là');
  await exportClients(owner, parseListQuery({ q: email }), 'fr');
  return id;
}

async function deskOf(staff: Staff) {
  const { joinCode } = await prisma().structure.findUniqueOrThrow({ where: { id: staff.structure.id } });
  return { key: await testKey(staff), joinCode };
}

const line = `Zorglubsky;Xavérine;${email.toUpperCase()};06 39 98 04 77;23/07/1991;ADH-77431;"Le casier\nquarante-sept"`;
const header = 'Nom;Prénom;E-mail;Téléphone;Date de naissance;Numéro;Note';
const rows = [
  'Petit;Anne;anne@exemple.example;;;;',
  line,
  'Zorglubsky;Xavérine;pas une adresse;06 39 98 04 77;23/07/1991;ADH-77431;',
  'Grand;Paul;paul@exemple.example;;;;',
];
const file = [header, ...rows, ''].join('\r\n');

test('leaves no value in any table: form, app, mails, journal, and files in every encoding', async () => {
  const files = [
    Buffer.from(file),
    Buffer.from(`\ufeff${file}`, 'utf16le'),
    Buffer.from(file, 'latin1'),
    Buffer.from(file.replaceAll('\r\n', '\n')),
  ];
  const committed = await planTestFile(owner, files[0] as Buffer);
  await commitTestPlan(owner, committed);
  const id = await live();
  for (const content of files) await planTestFile(owner, content, 'xaverine.zorglub@exemple.example.csv');
  const theirs = await prisma().client.findMany({ where: { structureId: owner.structure.id, lastName: 'Zorglubsky' } });
  for (const client of theirs) expect(await eraseClient(owner, client.id)).toEqual({ ok: true, value: null });
  expect(theirs.map((client) => client.id)).toContain(id);
  await finish();
  expect(await findValues(planted)).toEqual([]);
  expect(await findValues(['Petit', 'paul@exemple.example'])).not.toEqual([]);
});

test('leaves no value of a record that was merged into the erased one', async () => {
  const id = await live();
  const kept = await addTestClient(owner);
  expect(await mergeNow(owner, kept, id)).toEqual({ ok: true, value: null });
  expect(await eraseClient(owner, kept)).toEqual({ ok: true, value: null });
  await finish();
  expect(await prisma().mergedClient.count()).toBe(0);
  expect(await findValues(planted)).toEqual([]);
});

test('leaves no value of a former client of an ERP, in the journal, its snapshots and what waits', async () => {
  const person = { lastName: 'Zorglubsky', firstName: 'Xavérine', phone: '06 39 98 04 77', birthDate: '1991-07-23' };
  await addTestClient(owner, { lastName: 'Autre', firstName: 'Personne', email: former, birthDate: '23/07/1991' });
  const erp = await testErp(owner);
  const { id: structureId } = owner.structure;
  await send(erp, message('created', 1, erpPerson('C-99177', { ...person, email })));
  await send(erp, message('updated', 2, erpPerson('C-99177', { ...person, email: 'zorglub@exemple.example' })));
  const renamed = incomingEvent(erp, message('updated', 3, erpPerson('C-99178', { ...person, email })));
  const { content } = renamed;
  if (!content || !('event' in content)) throw new Error('unread');
  const formerIds = ['C-99177'];
  const event = { ...content.event, formerIds };
  await receiveEvent(erp.connection, { ...renamed, payload: { ...renamed.payload, formerIds }, content: { event } });
  await send(erp, message('updated', 4, erpPerson('C-99177', { ...person, birthDate: 'hier', lastName: '' })));
  await send(erp, message('deleted', 5, { id: 'C-99178' }));
  await sendSnapshot(erp, [erpPerson('C-99177', { ...person, email }), erpPerson('C-1')]);
  const client = await prisma().client.findFirstOrThrow({
    where: { structureId, erpId: { in: ['C-99177', 'C-99178'] } },
  });
  await prisma().client.updateMany({ where: { id: client.id }, data: { erpRemovedAt: new Date() } });
  expect(await eraseClient(owner, client.id)).toEqual({ ok: true, value: null });
  await finish();
  expect(
    await findValues(planted.filter((value) => value !== former && value !== 'zorglub' && value !== '1991-07-23')),
  ).toEqual([]);
});

test('leaves what names a longer address: rows, lines, journals and mails', async () => {
  const [short, long] = ['ann@voisine.example', 'joann@voisine.example'];
  const planned = await planTestFile(owner, `Nom;E-mail\nCourt;${short}\n;${long}\n`, `${long}.csv`);
  const id = await addTestClient(owner, { lastName: 'Courte', email: short });
  const neighbour = await addTestClient(owner, { lastName: 'Longue', email: long });
  await resendInvitation(owner, neighbour);
  await exportClients(owner, parseListQuery({ q: long }), 'fr');
  expect(await eraseClient(owner, id)).toEqual({ ok: true, value: null });
  await finish();
  const found = await findValues([long]);
  for (const place of ['import.file_name', 'import_row.cells', 'mail.text', 'audit_event.details', 'client.email'])
    expect(found.join(' '), place).toContain(place);
  const { rows } = await connection().pool.query<{ text: string }>(
    "select convert_from(bytes, 'UTF8') as text from import_chunk where import_id = $1",
    [planned.id],
  );
  expect(rows[0]?.text).toBe(`Nom;E-mail\nxxxxx;${'x'.repeat(short.length)}\n;${long}\n`);
});

test('leaves the messages of an ERP about a longer address', async () => {
  const erp = await testErp(owner);
  await send(erp, message('created', 1, erpPerson('C-1', { email: 'bob@erp.example' })));
  await send(erp, message('created', 1, erpPerson('C-2', { email: 'jo.bob@erp.example' })));
  await send(erp, message('deleted', 2, { id: 'C-1' }));
  const { id } = await prisma().client.findFirstOrThrow({ where: { structureId: owner.structure.id, erpId: 'C-1' } });
  expect(await eraseClient(owner, id)).toEqual({ ok: true, value: null });
  await finish();
  const kept = await prisma().erpEvent.findMany({ where: { structureId: owner.structure.id, erpId: 'C-2' } });
  expect(JSON.stringify(kept.map(({ payload }) => payload))).toContain('jo.bob@erp.example');
});

test('refuses a client whom the ERP has, another role, and another club’s client', async () => {
  const [reception, stranger] = [await testStaff('reception', owner), await testStaff()];
  const id = await addTestClient(owner);
  expect(await eraseClient(reception, id)).toEqual({ ok: false, problem: { code: 'not-allowed' } });
  expect(await eraseClient(stranger, id)).toEqual({ ok: false, problem: { code: 'not-found' } });
  const erp = await testErp(owner);
  const { clientId } = await send(erp, message('created', 1, erpPerson('C-5')));
  expect(await eraseClient(owner, clientId ?? '')).toEqual({ ok: false, problem: { code: 'managed-by-erp' } });
});

test('keeps an account that another club has, and an address that another client has', async () => {
  const elsewhere = await testStaff();
  const shared = `partage-${crypto.randomUUID()}@exemple.example`;
  const [here, there] = [
    await addTestClient(owner, { email: shared }),
    await addTestClient(elsewhere, { email: shared }),
  ];
  const { key } = await deskOf(owner);
  const { accountToken } = await testRegistration(key, shared);
  await prove(await personOf(accountToken), (await mailedCode(shared)) ?? '', address);
  await eraseClient(owner, here);
  await finish();
  const account = await prisma().appAccount.findFirstOrThrow({
    where: { emailKey: shared },
    include: { attachments: true },
  });
  expect(account.attachments.map(({ clientId }) => clientId)).toEqual([there]);
});

test('goes on after a stop: an acknowledged erasure is finished by the timetable', async () => {
  const id = await addTestClient(owner, { email: `arret-${crypto.randomUUID()}@exemple.example` });
  await eraseClient(owner, id);
  await wakeErasures();
  const jobs = () =>
    connection().pool.query("select from graphile_worker.jobs where task_identifier = 'finish-erasure'");
  expect((await jobs()).rowCount).toBeGreaterThan(0);
  await finish();
  expect(await prisma().erasure.count({ where: { pending: { not: null } } })).toBe(0);
});

test('takes an account of an address that was merged into the record, which nothing else ties to the club', async () => {
  const { key } = await deskOf(owner);
  const merged = 'autre.boite@exemple.example';
  const [kept, other] = [await addTestClient(owner), await addTestClient(owner, { email: merged })];
  await mergeNow(owner, kept, other);
  await testRegistration(key, merged, {});
  expect(await eraseClient(owner, kept)).toEqual({ ok: true, value: null });
  await finish();
  expect(await findValues([merged])).toEqual([]);
});

test('takes what an ERP said of the person’s id before they were a client, also after it was disconnected', async () => {
  const [mailed, listed] = ['par-message@exemple.example', 'par-liste@exemple.example'];
  const erp = await testErp(owner);
  for (const id of ['P-771', 'P-772']) await send(erp, message('deleted', 1, { id }));
  await send(erp, message('created', 2, erpPerson('P-771', { email: mailed })));
  const snapshotId = await sendSnapshot(erp, [
    erpPerson('P-771', { email: mailed }),
    erpPerson('P-772', { email: listed }),
  ]);
  await applySnapshot({ structureId: owner.structure.id, snapshotId });
  await disconnectErp(asProved(owner));
  for (const emailKey of [mailed, listed]) {
    const { id } = await prisma().client.findFirstOrThrow({ where: { structureId: owner.structure.id, emailKey } });
    expect(await eraseClient(owner, id)).toEqual({ ok: true, value: null });
  }
  await finish();
  expect(await findValues(['P-771', 'P-772'])).toEqual([]);
});
