import { beforeAll, beforeEach, expect, test } from 'vitest';
import { checkAccess, listAccess } from '#lib/access/check-access.ts';
import type { Staff } from '#lib/actor/staff.ts';
import type { AppUser } from '#lib/app-auth/app-user.ts';
import { deleteClient } from '#lib/clients/delete-client.ts';
import { editClient } from '#lib/clients/edit-client.ts';
import { listClients } from '#lib/clients/list-clients.ts';
import { connection, prisma } from '#lib/database/connection.ts';
import { requestUndo } from '#lib/imports/undo/request-undo.ts';
import { runUndo } from '#lib/imports/undo/run-undo.ts';
import { applyDeliveryEvents } from '#lib/mail/delivery/apply-delivery-events.ts';
import { readUnsubscribe, unsubscribe } from '#lib/mail/unsubscribe.ts';
import { prove } from '#lib/registrations/prove.ts';
import { register } from '#lib/registrations/register.ts';
import { countWaiting } from '#lib/requests/count-waiting.ts';
import { mailedCode, personOf, testKey, typedRegistration } from '#lib/testing/app.ts';
import { addTestClient, typedClient } from '#lib/testing/client.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { importTestFile, undoTestImport } from '#lib/testing/import.ts';
import { receiveMail, renderedMail } from '#lib/testing/mail.ts';
import { testStaff } from '#lib/testing/staff.ts';
import type { InvitationState } from './invitation-state.ts';
import { invitationsOf } from './invitations-of.ts';
import { countToInvite, inviteImported, inviteImportedNow } from './invite-imported.ts';
import { openInvitation } from './open-invitation.ts';
import { readInvitationLink } from './read-invitation-link.ts';
import { resendInvitation } from './resend-invitation.ts';
import { resendInvitations } from './resend-invitations.ts';

let staff: Staff;
let id: string;
const email = 'zoe@exemple.example';

beforeAll(async () => {
  await testDatabase();
});
beforeEach(async () => {
  await prisma().appAccount.deleteMany();
  staff = await testStaff();
  id = await addTestClient(staff, { lastName: 'Durand', firstName: 'Zoé', email });
});

const later = async (minutes: number) => {
  const { pool } = connection();
  await pool.query('update throttle set since = since - make_interval(mins => $1)', [minutes]);
  await pool.query(
    `update invitation set times = array(select t - make_interval(mins => $2) from unnest(times) t)
      where structure_id = $1`,
    [staff.structure.id, minutes],
  );
};
/** Marks the mail as sent. */
const leave = () =>
  connection().pool.query(`update mail set state = 'sent' where structure_id = $1 and state = 'queued'`, [
    staff.structure.id,
  ]);
const mails = () =>
  prisma().mail.findMany({ where: { structureId: staff.structure.id, kind: 'invitation' }, orderBy: { id: 'asc' } });

async function links(): Promise<{ open: string; unsubscribe: string }> {
  const text = (await receiveMail({ structureId: staff.structure.id, kind: 'invitation' }))?.text ?? '';
  const last = (path: string) => new RegExp(`/${path}/(\\S+)`).exec(text)?.[1] ?? '';
  return { open: last('invitation'), unsubscribe: last('unsubscribe') };
}

async function registered(invitationToken: string, address = email) {
  const key = await testKey(staff);
  await connection().pool.query('delete from throttle');
  const outcome = await register(key, typedRegistration(address, { invitationToken }), '192.0.2.1');
  if (!outcome.ok) throw new Error(outcome.problem.code);
  return outcome.value;
}

test('sends a mail with a link and a way to unsubscribe, records an event, and refuses a second one too soon', async () => {
  expect(await resendInvitation(staff, id)).toEqual({ ok: true, value: null });
  expect(await mails()).toMatchObject([{ to: email, clientId: id, state: 'queued' }]);
  expect(await prisma().auditEvent.count({ where: { clientId: id, kind: 'invitation-queued' } })).toBe(1);
  expect(await resendInvitation(staff, id)).toEqual({ ok: false, problem: { code: 'queued' } });
  await leave();
  expect(await resendInvitation(staff, id)).toMatchObject({ ok: false, problem: { code: 'cool-down' } });
  await later(11);
  expect((await resendInvitation(staff, id)).ok).toBe(true);
});

test('makes one invitation of ten concurrent requests', async () => {
  const pressed = await Promise.all(Array.from({ length: 10 }, () => resendInvitation(staff, id)));
  expect(pressed.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await mails()).toHaveLength(1);
});

test('allows five in a week, and no sixth', async () => {
  for (let sent = 0; sent < 5; sent += 1) {
    expect((await resendInvitation(staff, id)).ok).toBe(true);
    await leave();
    await later(11);
  }
  expect(await resendInvitation(staff, id)).toMatchObject({ ok: false, problem: { code: 'weekly-limit' } });
  await later(7 * 24 * 60);
  expect((await resendInvitation(staff, id)).ok).toBe(true);
});

test('blocks after a hard bounce until the e-mail changes', async () => {
  await resendInvitation(staff, id);
  const [mail] = await mails();
  const reference = { providerId: null, structureId: staff.structure.id, mailId: mail?.id ?? null };
  await applyDeliveryEvents(reference, { kind: 'bounced', at: new Date(), hard: true, problem: 'no such user' });
  await later(60);
  expect(await resendInvitation(staff, id)).toEqual({ ok: false, problem: { code: 'bounced' } });
  const { version } = await prisma().client.findFirstOrThrow({ where: { id } });
  const edited = await editClient(staff, id, version, typedClient({ email: 'zoe@autre.example' }));
  expect(edited.ok).toBe(true);
  expect(await resendInvitation(staff, id)).toEqual({ ok: true, value: null });
  expect((await mails()).at(-1)?.to).toBe('zoe@autre.example');
});

test('sends none to a client who unsubscribed, by one click or twice, and cancels those that wait', async () => {
  await resendInvitation(staff, id);
  const [waiting] = await mails();
  const token = /\/unsubscribe\/(\S+)/.exec(waiting ? renderedMail(waiting).text : '')?.[1] ?? '';
  expect(await readUnsubscribe(token)).toMatchObject({ structureName: staff.structure.name, done: false });
  expect(await Promise.all([unsubscribe(token), unsubscribe(token)])).toEqual([true, true]);
  expect(await readUnsubscribe(token)).toMatchObject({ done: true });
  expect(await mails()).toMatchObject([{ state: 'cancelled' }]);
  expect(await prisma().auditEvent.count({ where: { clientId: id, kind: 'mail-unsubscribed' } })).toBe(1);
  expect(await resendInvitation(staff, id)).toEqual({ ok: false, problem: { code: 'unsubscribed' } });
  expect(await unsubscribe('guessed')).toBe(false);
  expect(await readUnsubscribe('')).toBeNull();
});

test('records the first opening, and shows no more of the address than its owner needs', async () => {
  await resendInvitation(staff, id);
  const { open } = await links();
  const page = { structureName: staff.structure.name, address: 'z•••@exemple.example', used: false };
  expect(await readInvitationLink(open)).toEqual({ ...page, opened: false });
  expect(await prisma().auditEvent.count({ where: { clientId: id, kind: 'invitation-opened' } })).toBe(0);
  expect(await Promise.all([openInvitation(open), openInvitation(open)])).toEqual([true, true]);
  expect(await readInvitationLink(open)).toEqual({ ...page, opened: true });
  expect(await prisma().auditEvent.count({ where: { clientId: id, kind: 'invitation-opened' } })).toBe(1);
  expect(await readInvitationLink('guessed')).toBeNull();
  expect(await openInvitation('guessed')).toBe(false);
});

test('proves the e-mail by registering with the link, once', async () => {
  await resendInvitation(staff, id);
  const { open } = await links();
  expect((await registered(open)).emailProof).toBe('proved');
  expect(await prisma().attachment.count({ where: { clientId: id } })).toBe(1);
  expect((await registered(open)).emailProof).toBe('code-sent');
  expect(await readInvitationLink(open)).toMatchObject({ used: true });
  expect(await resendInvitation(staff, id)).toEqual({ ok: false, problem: { code: 'registered' } });
});

test('proves the e-mail for one of two who register with one link at once', async () => {
  await resendInvitation(staff, id);
  const { open } = await links();
  const both = await Promise.all([registered(open), registered(open)]);
  expect(both.map(({ emailProof }) => emailProof).sort()).toEqual(['code-sent', 'proved']);
});

test.each<[string, () => Promise<unknown>]>([
  [
    'a newer one',
    async () => {
      await leave();
      await later(11);
      await resendInvitation(staff, id);
    },
  ],
  ['time', () => prisma().invitation.updateMany({ data: { expiresAt: new Date() } })],
  ['the bin', () => deleteClient(staff, id)],
  ['another e-mail', () => editClient(staff, id, 1, typedClient({ email: 'zoe@autre.example' }))],
])('opens nothing and proves nothing by a link ended by %s', async (_what, kill) => {
  await resendInvitation(staff, id);
  const { open } = await links();
  await kill();
  expect(await readInvitationLink(open)).toBeNull();
  expect(await openInvitation(open)).toBe(false);
  expect((await registered(open)).emailProof).toBe('code-sent');
});

test("proves no other address than the link's own, and keeps the link valid after an attempt", async () => {
  await resendInvitation(staff, id);
  const { open } = await links();
  expect((await registered(open, 'other@exemple.example')).emailProof).toBe('code-sent');
  expect((await registered(open)).emailProof).toBe('proved');
});

test('invites in bulk each client who may be, counts the others by reason, and skips other structures', async () => {
  const stranger = await testStaff();
  const theirs = await addTestClient(stranger, { lastName: 'Ailleurs' });
  const second = await addTestClient(staff, { lastName: 'Petit' });
  const binned = await addTestClient(staff, { lastName: 'Parti' });
  await deleteClient(staff, binned);
  await resendInvitation(staff, id);
  const outcome = await resendInvitations(staff, [id, second, second, binned, theirs, 'no id']);
  expect(outcome).toEqual({ ok: true, value: { invited: 1, spared: { queued: 1, deleted: 1 } } });
  expect(await prisma().mail.count({ where: { structureId: stranger.structure.id } })).toBe(0);
  expect(await resendInvitations(staff, [])).toEqual({ ok: false, problem: { code: 'none-chosen' } });
  expect(await resendInvitation(staff, theirs)).toEqual({ ok: false, problem: { code: 'not-found' } });
});

test('invites an import’s clients once, by permitted staff, and cancels unsent mails when the import is undone', async () => {
  const brought = await importTestFile(
    staff,
    'Nom;Prénom;E-mail\nPetit;Ada;ada@exemple.example\nMoreau;Noé;noe@exemple.example\n',
  );
  expect(await countToInvite(staff, brought.id)).toBe(2);
  expect(await inviteImported(await testStaff('reception', staff), brought.id)).toEqual({
    ok: false,
    problem: { code: 'not-allowed' },
  });
  expect(await inviteImported(await testStaff(), brought.id)).toEqual({ ok: false, problem: { code: 'not-found' } });
  expect(await inviteImported(staff, brought.id)).toEqual({ ok: true, value: 2 });
  const key = { structureId: staff.structure.id, importId: brought.id, staffId: staff.id };
  await inviteImportedNow(key);
  await inviteImportedNow(key);
  expect(await mails()).toMatchObject([{ state: 'queued' }, { state: 'queued' }]);
  expect(await inviteImported(staff, brought.id)).toEqual({ ok: false, problem: { code: 'none-to-invite' } });
  await connection().pool.query(`update mail set state = 'sent' where "to" = 'ada@exemple.example'`);
  await requestUndo(staff, brought.id);
  await runUndo(key);
  expect((await mails()).map(({ state }) => state).sort()).toEqual(['cancelled', 'sent']);
  expect(await prisma().invitation.count({ where: { structureId: staff.structure.id } })).toBe(0);
});

test('sends no invitation to a client whose restoration by an import was undone', async () => {
  await deleteClient(staff, id);
  const done = await importTestFile(staff, `Nom;Prénom;E-mail\nDurand;Zoé;${email}\n`, 'overwrite', true);
  await resendInvitation(staff, id);
  expect(await mails()).toMatchObject([{ state: 'queued' }]);
  expect((await undoTestImport(staff, done)).state).toBe('undone');
  expect((await prisma().client.findFirst({ where: { id } }))?.deletedAt).not.toBeNull();
  expect(await mails()).toMatchObject([{ state: 'cancelled' }]);
});

test('shows the same state of an invitation in the list’s filter and beside the client', async () => {
  const found = async (invitation: InvitationState) => {
    const listed = await listClients(staff, { q: '', state: 'all', sort: 'name', invitation });
    return listed.ok ? listed.value.rows.map((row) => row.id) : [];
  };
  const state = async () => (await invitationsOf(staff, [id])).get(id)?.state;
  expect(await found('none')).toEqual([id]);
  await resendInvitation(staff, id);
  const is = async (expected: InvitationState) => {
    expect(await state()).toBe(expected);
    expect(await found(expected)).toEqual([id]);
    expect(await found('none')).toEqual([]);
  };
  await is('queued');
  const [mail] = await mails();
  const deliver = (event: Parameters<typeof applyDeliveryEvents>[1]) =>
    applyDeliveryEvents({ providerId: null, structureId: staff.structure.id, mailId: mail?.id ?? null }, event);
  await deliver({ kind: 'sent', at: new Date() });
  await is('sent');
  await deliver({ kind: 'delivered', at: new Date() });
  await is('delivered');
  const { open } = await links();
  await openInvitation(open);
  await is('opened');
  await prisma().invitation.updateMany({ where: { clientId: id }, data: { expiresAt: new Date() } });
  await is('expired');
  await deliver({ kind: 'bounced', at: new Date(), hard: false, problem: 'full' });
  await is('bounced');
  await deliver({ kind: 'complained', at: new Date() });
  await is('complained');
  await prisma().invitation.updateMany({ where: { clientId: id }, data: { usedAt: new Date() } });
  await is('registered');
});

test('keeps a link valid that is used with another address, as a hint for staff, and reveals nothing to the app', async () => {
  await resendInvitation(staff, id);
  const { open } = await links();
  const other = `zoe-${crypto.randomUUID()}@ailleurs.example`;
  const [hinted, plain] = [await registered(open, other), await registered('x', `${other}.fr`)];
  const { slug } = staff.structure;
  expect(hinted.emailProof).toBe(plain.emailProof);
  for (const proves of [false, true]) {
    const people = await Promise.all([hinted, plain].map(({ accountToken }) => personOf(accountToken)));
    if (proves)
      for (const [index, to] of [other, `${other}.fr`].entries())
        await prove(people[index] as AppUser, (await mailedCode(to)) ?? '', '192.0.2.1');
    expect(await checkAccess(hinted.accountToken, slug)).toEqual(await checkAccess(plain.accountToken, slug));
    expect(await listAccess(people[0] as AppUser)).toEqual(await listAccess(people[1] as AppUser));
  }
  const waiting = await prisma().attachment.findMany({ where: { structureId: staff.structure.id } });
  expect(waiting).toMatchObject([{ clientId: null, validation: 'pending', requestedAt: null, invitedClientId: id }]);
  expect((await countWaiting(staff)).requests).toBe(0);
  // A known address that is not proved leaves no hint.
  await registered(open, `${other}.fr`);
  expect(await prisma().attachment.count({ where: { structureId: staff.structure.id } })).toBe(1);
  // The person did not ask to join: once the club has the address, the hint has no effect.
  const known = await addTestClient(staff, { email: other });
  expect(await prisma().attachment.findFirst({ where: { clientId: known } })).toMatchObject({
    validation: 'not_needed',
  });
  expect((await registered(open)).emailProof).toBe('proved');
});
