import { beforeAll, describe, expect, test } from 'vitest';
import type { Staff } from '#lib/actor/staff.ts';
import { prisma } from '#lib/database/connection.ts';
import { resendInvitation } from '#lib/invitations/resend-invitation.ts';
import { addTestClient, typedClient } from '#lib/testing/client.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { testStaff } from '#lib/testing/staff.ts';
import { addClient } from './add-client.ts';
import { restoreClient } from './bin/restore-client.ts';
import { deleteClient } from './delete-client.ts';
import { editClient } from './edit-client.ts';
import { clientHistory } from './history/client-history.ts';
import { lastAuthor } from './history/last-author.ts';
import { readClient } from './read-client.ts';

const stored = (id: string) => prisma().client.findFirstOrThrow({ where: { id } });

let owner: Staff;
let reception: Staff;
let stranger: Staff;

beforeAll(async () => {
  await testDatabase();
  owner = await testStaff('owner');
  reception = await testStaff('reception', owner);
  stranger = await testStaff('owner');
});

const kinds = async (id: string) => (await clientHistory(owner, id)).map(({ event }) => event.kind);

describe('adding', () => {
  test('stores every field, the phone as E.164, and records it in the history', async () => {
    const id = await addTestClient(reception, {
      lastName: ' N’Guyen ',
      firstName: 'Cœline',
      email: ' Coeline.Nguyen@Exemple.example ',
      phone: '06 12 34 56 78',
      birthDate: '12/04/1990',
      gender: 'female',
      language: 'fr',
      memberNumber: 'A-1042',
      groups: 'Yoga, Natation, Yoga',
      note: 'Préfère\r\nle matin',
    });
    expect(await readClient(owner, id)).toMatchObject({
      lastName: "N'Guyen",
      firstName: 'Cœline',
      email: 'Coeline.Nguyen@Exemple.example',
      emailKey: 'coeline.nguyen@exemple.example',
      phone: '+33612345678',
      birthDate: new Date('1990-04-12'),
      memberNumber: 'A-1042',
      groups: ['Yoga', 'Natation'],
      note: 'Préfère\nle matin',
    });
    expect(await stored(id)).toMatchObject({ source: 'manual', sortName: 'n guyen coeline' });
    const [event] = await clientHistory(owner, id);
    expect(event).toMatchObject({
      author: reception.name,
      event: { kind: 'client-added', details: { changes: { firstName: { before: null, after: 'Cœline' } } } },
    });
  });

  test('returns the record that has the e-mail, in the trash or not, also when two add it at once', async () => {
    const input = typedClient();
    const answers = await Promise.all([addClient(owner, input), addClient(reception, input), addClient(owner, input)]);
    const [added] = answers.filter((answer) => answer.ok);
    const refused = answers.filter((answer) => !answer.ok);
    expect(refused).toHaveLength(2);
    for (const { problem } of refused)
      expect(problem).toMatchObject({ code: 'email-taken', clientId: added?.value, inBin: false });
    await deleteClient(owner, added?.value as string);
    expect(await addClient(owner, input)).toMatchObject({
      ok: false,
      problem: { clientId: added?.value, inBin: true },
    });
  });

  test('allows the same e-mail in another structure', async () => {
    const input = typedClient();
    expect((await addClient(owner, input)).ok && (await addClient(stranger, input)).ok).toBe(true);
  });
});

describe('editing', () => {
  test('is refused when a colleague saved in the meantime, and shows what they saved', async () => {
    const id = await addTestClient(owner, { email: 'conflit@exemple.example' });
    const first = typedClient({ email: 'conflit@exemple.example', firstName: 'Léna' });
    const second = typedClient({ email: 'conflit@exemple.example', phone: '0611223344' });
    expect(await editClient(reception, id, 1, first)).toMatchObject({ ok: true });
    expect(await editClient(owner, id, 1, second)).toMatchObject({
      ok: false,
      problem: { code: 'conflict', version: 2, current: { firstName: 'Léna', phone: null } },
    });
    expect(await editClient(owner, id, 2, second)).toMatchObject({ ok: true });
    expect(await kinds(id)).toEqual(['client-edited', 'client-edited', 'client-added']);
  });

  test('names the colleague who changed the record, not the one who invited the person since', async () => {
    const id = await addTestClient(owner, { email: 'auteur@exemple.example' });
    await editClient(reception, id, 1, typedClient({ email: 'auteur@exemple.example', firstName: 'Léna' }));
    expect((await resendInvitation(owner, id)).ok).toBe(true);
    expect(await lastAuthor(owner, id)).toBe(reception.name);
    expect(await lastAuthor(stranger, id)).toBeNull();
  });

  test('lets one of two concurrent edits win, and refuses the other', async () => {
    const id = await addTestClient(owner, { email: 'course@exemple.example' });
    const answers = await Promise.all(
      ['Ana', 'Bea', 'Cléa', 'Dora'].map((firstName) =>
        editClient(owner, id, 1, typedClient({ email: 'course@exemple.example', firstName })),
      ),
    );
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(await kinds(id)).toEqual(['client-edited', 'client-added']);
  });

  test('writes nothing when the values stay the same', async () => {
    const id = await addTestClient(owner, { email: 'pareil@exemple.example', phone: '06 12 34 56 78' });
    const same = typedClient({ email: 'pareil@exemple.example', phone: '+33612345678' });
    expect(await editClient(owner, id, 1, same)).toEqual({ ok: true, value: { changes: {} } });
    expect(await readClient(owner, id)).toMatchObject({ version: 1 });
  });

  test('returns the client that already has the e-mail', async () => {
    const taken = await addTestClient(owner, { email: 'prise@exemple.example' });
    const id = await addTestClient(owner);
    expect(await editClient(owner, id, 1, typedClient({ email: 'PRISE@exemple.example' }))).toMatchObject({
      ok: false,
      problem: { code: 'email-taken', clientId: taken },
    });
  });
});

describe('deleting and restoring', () => {
  test('moves to the trash and back unchanged, however often it is requested', async () => {
    const id = await addTestClient(owner);
    const before = await stored(id);
    for (const _ of [1, 2]) expect(await deleteClient(owner, id)).toEqual({ ok: true, value: null });
    expect(await editClient(owner, id, 2, typedClient())).toMatchObject({ ok: false, problem: { code: 'not-found' } });
    for (const _ of [1, 2]) expect(await restoreClient(owner, id)).toEqual({ ok: true, value: null });
    expect(await kinds(id)).toEqual(['client-restored', 'client-deleted', 'client-added']);
    expect(await stored(id)).toEqual({ ...before, version: 3, updatedAt: expect.any(Date) });
  });

  test('is refused to reception', async () => {
    const id = await addTestClient(owner);
    expect(await deleteClient(reception, id)).toEqual({ ok: false, problem: 'not-allowed' });
    await deleteClient(owner, id);
    expect(await restoreClient(reception, id)).toEqual({ ok: false, problem: 'not-allowed' });
  });
});

test('gives no access to another structure’s clients', async () => {
  const id = await addTestClient(owner);
  const before = await readClient(owner, id);
  expect(await readClient(stranger, id)).toBeNull();
  expect(await clientHistory(stranger, id)).toEqual([]);
  expect(await editClient(stranger, id, 1, typedClient())).toMatchObject({ ok: false, problem: { code: 'not-found' } });
  expect(await deleteClient(stranger, id)).toEqual({ ok: false, problem: 'not-found' });
  await deleteClient(owner, id);
  expect(await restoreClient(stranger, id)).toEqual({ ok: false, problem: 'not-found' });
  expect(await prisma().client.findFirstOrThrow({ where: { id } })).toMatchObject({
    lastName: before?.lastName,
    version: 2,
  });
});
