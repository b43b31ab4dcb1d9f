import { beforeAll, expect, test } from 'vitest';
import { listEvents } from '#lib/activity/list-events.ts';
import { may, type Permission } from '#lib/actor/permissions.ts';
import { roles } from '#lib/actor/roles.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { readAppSettings } from '#lib/app-auth/app-settings.ts';
import { listBin } from '#lib/clients/bin/list-bin.ts';
import { deleteClient } from '#lib/clients/delete-client.ts';
import { listHeldEvents } from '#lib/erp/held/list-held-events.ts';
import { readErp } from '#lib/erp/overview/read-erp.ts';
import { listErpPeople } from '#lib/erp/people/list-erp-people.ts';
import { compareFile } from '#lib/erp/sandbox/compare-file.ts';
import { findImport } from '#lib/imports/file/find-import.ts';
import { listImports, readImport } from '#lib/imports/lifecycle/read-import.ts';
import { listRows } from '#lib/imports/rows/list-rows.ts';
import { countToInvite } from '#lib/invitations/invite-imported.ts';
import { resendInvitation } from '#lib/invitations/resend-invitation.ts';
import { listMail, readMail } from '#lib/mail/list-mail.ts';
import { addTestClient } from '#lib/testing/client.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { importTestFile } from '#lib/testing/import.ts';
import { testStaff } from '#lib/testing/staff.ts';
import { colleaguesOf, pendingInvitations } from './colleagues-of.ts';
import { inviteColleague } from './invite-colleague.ts';

let owner: Staff;
let importId: string;
let mails: { client: string; colleague: string };

beforeAll(async () => {
  await testDatabase();
  owner = await testStaff();
  importId = (await importTestFile(owner, 'Nom;E-mail\nPetit;petit@exemple.example\n')).id;
  await resendInvitation(owner, await addTestClient(owner));
  await deleteClient(owner, await addTestClient(owner));
  await inviteColleague(owner, { name: 'Ada', role: 'reception', email: 'ada@exemple.example' });
  const written = await listMail(owner, null);
  const idOf = (kind: string) => written.find((mail) => mail.kind === kind)?.id ?? '';
  mails = { client: idOf('invitation'), colleague: idOf('colleague-invited') };
});

const rows = { kind: null, after: null, before: null };
const course = { choice: null, reopen: false, reached: 1 };

/**
 * Each reading verb that not every role may call, and how it reads what the owner's structure has.
 */
const reading: [string, Permission, (staff: Staff) => Promise<unknown>][] = [
  ['listEvents of colleagues', 'activity.read-all', async (staff) => (await listEvents(staff)).events],
  ['listBin', 'bin.read', (staff) => listBin(staff, undefined)],
  ['findImport', 'imports.read', (staff) => findImport(staff, importId)],
  ['readImport', 'imports.read', (staff) => readImport(staff, importId)],
  ['listImports', 'imports.read', async (staff) => (await listImports(staff)).imports],
  ['listRows', 'imports.read', async (staff) => (await listRows(staff, importId, course, rows)).rows],
  ['countToInvite', 'imports.read', (staff) => countToInvite(staff, importId)],
  ['listMail', 'outbox.read', (staff) => listMail(staff, null)],
  [
    'listMail of mails to colleagues',
    'outbox.read-texts',
    async (staff) => (await listMail(staff, null)).filter(({ id }) => id === mails.colleague),
  ],
  ['readMail', 'outbox.read-texts', (staff) => readMail(staff, mails.client)],
  ['readAppSettings', 'settings.read', async (staff) => (await readAppSettings(staff)).ok || null],
  ['readErp', 'erp.read', async (staff) => (await readErp(staff)).ok || null],
  ['listErpPeople', 'erp.read', (staff) => listErpPeople(staff, 'hand', 1)],
  ['listHeldEvents', 'erp.read', (staff) => listHeldEvents(staff, 1)],
  ['compareFile', 'erp.read', (staff) => compareFile(staff, importId, 'new', 1)],
  ['colleaguesOf', 'team.read', colleaguesOf],
  ['pendingInvitations', 'team.read', pendingInvitations],
];

const cases = roles.flatMap((role) => reading.map(([verb, permission, read]) => ({ role, verb, permission, read })));

test.each(cases)('$role: $verb asks for $permission', async ({ role, permission, read }) => {
  const staff = await testStaff(role, owner);
  const found = await read(staff);
  const isNothing = found === null || found === 0 || (Array.isArray(found) && found.length === 0);
  expect(isNothing).toBe(!may(staff, permission));
});
