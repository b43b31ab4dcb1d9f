import { beforeAll, expect, test } from 'vitest';
import { deleteClient } from '#lib/clients/delete-client.ts';
import { addTestClient } from '#lib/clients/test-client.ts';
import { prisma } from '#lib/database/connection.ts';
import { testDatabase } from '#lib/database/test-database.ts';
import { listMail, readMail } from '#lib/mail/list-mail.ts';
import { testKey, testRegistration } from '#lib/registrations/test-app.ts';
import type { Staff } from '#lib/staff/staff.ts';
import { testStaff } from '#lib/staff/test-staff.ts';
import { resendInvitation } from './resend-invitation.ts';

let club: Staff;

beforeAll(async () => {
  await testDatabase();
});

async function openClub() {
  club = await testStaff();
  return addTestClient(club, { firstName: 'Zoé', email: `zoe-${crypto.randomUUID()}@exemple.example`, language: 'en' });
}

const eventsOf = (clientId: string) => prisma().auditEvent.count({ where: { clientId, kind: 'invitation-queued' } });

test('an invitation is written to the stored address, in the language of the person', async () => {
  const id = await openClub();
  const invited = await resendInvitation(club, id);
  const [mail] = await listMail(club, 'queued');
  expect(invited).toEqual({ ok: true, value: { to: mail?.to } });
  const read = await readMail(club, mail?.id ?? '');
  expect(read).toMatchObject({ kind: 'invitation', clientId: id, language: 'en' });
  expect(read?.text).toContain(mail?.to);
  expect(read?.text).toContain('App Store');
  expect(await eventsOf(id)).toBe(1);
  expect(await listMail(club, 'sent')).toEqual([]);
});

test('pressed twice, also at once, is pressed once', async () => {
  const id = await openClub();
  const answers = await Promise.all([resendInvitation(club, id), resendInvitation(club, id), resendInvitation(club, id)]);
  expect(answers.every(({ ok }) => ok)).toBe(true);
  // The minute may turn between two of them, and then they are two.
  const mails = await prisma().mail.findMany({ where: { clientId: id }, select: { occasion: true } });
  expect(new Set(mails.map(({ occasion }) => occasion)).size).toBe(mails.length);
  expect(await eventsOf(id)).toBe(mails.length);
  expect(mails.length).toBeLessThan(3);
});

test('nobody is invited who is registered, in the bin, or of another structure', async () => {
  const id = await openClub();
  expect(await resendInvitation(await testStaff(), id)).toEqual({ ok: false, problem: { code: 'not-found' } });
  expect(await resendInvitation(club, 'x')).toEqual({ ok: false, problem: { code: 'not-found' } });
  const { email } = await prisma().client.findFirstOrThrow({ where: { id } });
  await testRegistration(await testKey(club), email);
  expect(await resendInvitation(club, id)).toEqual({ ok: false, problem: { code: 'already-registered' } });
  await deleteClient(club, id);
  expect(await resendInvitation(club, id)).toEqual({ ok: false, problem: { code: 'in-bin' } });
  expect(await prisma().mail.count({ where: { structureId: club.structure.id, kind: 'invitation' } })).toBe(0);
});
