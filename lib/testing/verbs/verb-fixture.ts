import type { Staff } from '#lib/actor/staff.ts';
import { createAppKey } from '#lib/app-auth/create-app-key.ts';
import { noteFailure } from '#lib/audit/security/record-security.ts';
import { deleteClient } from '#lib/clients/delete-client.ts';
import { prisma } from '#lib/database/connection.ts';
import { testBody } from '#lib/erp/sandbox/test-contact.ts';
import { applySnapshot } from '#lib/erp/snapshots/apply-snapshot.ts';
import { resendInvitation } from '#lib/invitations/resend-invitation.ts';
import { mergeClients } from '#lib/merging/merge-clients.ts';
import { inviteColleague } from '#lib/staff/invite-colleague.ts';
import { takeAttempt, windowSeconds } from '#lib/throttle/attempts.ts';
import { commitTestBulk, planTestBulk } from '../bulk.ts';
import { addTestClient } from '../client.ts';
import { erpPerson, message, send, testErp } from '../erp.ts';
import { importTestFile, planTestFile } from '../import.ts';
import { sendSnapshot } from '../snapshot.ts';
import { testStaff } from '../staff.ts';

/**
 * The content of a structure without an ERP and of one with an ERP, for the verbs to read and
 * change.
 */
export type VerbFixture = Awaited<ReturnType<typeof verbFixture>>;

/** The owner of each structure: the other staff members are their colleagues. */
export type Owners = { owner: Staff; erpOwner: Staff };

/** Fills both structures, so that every reading verb has something to return. */
export async function verbFixture({ owner, erpOwner }: Owners) {
  return { ...(await fillStructure(owner)), ...(await fillErp(erpOwner)) };
}

async function fillStructure(owner: Staff) {
  const imported = await importTestFile(owner, 'Nom;E-mail\nPetit;petit@exemple.example\nGrand;sans-adresse\n');
  const planned = await planTestFile(owner, 'Nom;E-mail\nMoyen;moyen@exemple.example\n');
  const clientId = await addTestClient(owner);
  await resendInvitation(owner, clientId);
  const bulk = await fillBulk(owner);
  const groups = await fillGroups(owner);
  const deletedId = await addTestClient(owner);
  await deleteClient(owner, deletedId);
  const merged = { keptId: await addTestClient(owner), otherId: await addTestClient(owner) };
  const merge = await mergeClients(owner, { ...merged, choices: { fields: {} }, versions: { kept: 1, other: 1 } });
  if (!merge.ok) throw new Error(merge.problem.code);
  await inviteColleague(owner, { name: 'Ada', role: 'reception', email: 'ada@exemple.example' });
  const key = await createAppKey(owner, { name: 'App', mayVouch: false });
  if (!key.ok) throw new Error(key.problem.code);
  await noteFailure({ kind: 'refused', details: { path: '/x' } }, { structureId: owner.structure.id });
  await stopDelivery();
  await exhaustCodes(owner.structure.id);
  return {
    importId: imported.id,
    planned: { id: planned.id, plan: planned.plan },
    clientId,
    bulk,
    groups,
    deletedId,
    merged,
    likeId: await addTestClient(owner),
    silentId: await addSilentClient(owner),
    keyId: key.value.id,
    colleagueId: (await testStaff('reception', owner)).id,
    invitationId: (await prisma().joinLink.findFirstOrThrow({ where: { structureId: owner.structure.id } })).id,
    mailId: (await prisma().mail.findFirstOrThrow({ where: { structureId: owner.structure.id, kind: 'invitation' } }))
      .id,
  };
}

/** Two groups with a client. */
async function fillGroups(owner: Staff) {
  await addTestClient(owner, { groups: 'Yoga, Danse' });
  const idOf = async (name: string) =>
    (await prisma().clientGroup.findFirstOrThrow({ where: { structureId: owner.structure.id, name } })).id;
  return { yogaId: await idOf('Yoga'), danseId: await idOf('Danse') };
}

/** A planned operation and one that was carried out. */
async function fillBulk(owner: Staff) {
  const chosen = { kind: 'chosen' as const, ids: [await addTestClient(owner)] };
  const planned = await planTestBulk(owner, chosen, 'set-language', 'it');
  const committed = await commitTestBulk(owner, await planTestBulk(owner, chosen, 'add-group', 'Judo'));
  return { plannedId: planned.id, committedId: committed.id };
}

/** Two clients without a sign of activity for four years, of whom one is to be kept. */
async function addSilentClient(owner: Staff): Promise<string> {
  const ids = [await addTestClient(owner), await addTestClient(owner)];
  const updatedAt = new Date(Date.now() - 4 * 366 * 86_400_000);
  await prisma().client.updateMany({ where: { id: { in: ids } }, data: { updatedAt } });
  return ids[0] as string;
}

/** Fills an ERP whose safeguard holds an event and a snapshot. */
async function fillErp(owner: Staff) {
  const compared = await planTestFile(owner, 'Nom;E-mail\nComparé;compare@exemple.example\n');
  const proposedId = await addTestClient(owner);
  const erp = await testErp(owner);
  const people = Array.from({ length: 60 }, (_, n) => erpPerson(`C-${n}`));
  for (const person of people) await send(erp, message('created', 1, person));
  await send(erp, testBody('standard', 'upsert', new Date()));
  for (const { id } of people.slice(0, 21)) await send(erp, message('deleted', 2, { id }));
  const snapshotId = await sendSnapshot(erp, people.slice(-5));
  await applySnapshot({ structureId: owner.structure.id, snapshotId });
  const where = { structureId: owner.structure.id };
  // An ERP with statuses of its own leaves this state, so that `listHeldStatuses` has one to
  // return.
  await prisma().erpEvent.updateMany({
    where: { ...where, erpId: 'C-59', verdict: 'applied' },
    data: { verdict: 'held', risky: false, payload: { hold: 'status-unknown', status: 'Frozen' } },
  });
  await prisma().erpProposal.create({
    data: { ...where, erpId: 'C-58', clientId: proposedId, score: 95, reasons: ['same-name'] },
  });
  return {
    proposedId,
    comparedId: compared.id,
    snapshotId,
    erpClientId: (
      await prisma().client.findFirstOrThrow({ where: { ...where, erpId: { not: null }, erpRemovedAt: null } })
    ).id,
    eventId: (await prisma().erpEvent.findFirstOrThrow({ where })).id,
    heldEventId: (await prisma().erpEvent.findFirstOrThrow({ where: { ...where, verdict: 'held', risky: true } })).id,
    secretId: (await prisma().erpSecret.findFirstOrThrow({ where })).id,
  };
}

/**
 * Sets the state after the provider refused the key, so that `deliveryPause` has a reason to
 * return.
 */
async function stopDelivery(): Promise<void> {
  process.env.RESEND_API_KEY = 're_test';
  process.env.MAIL_FROM = 'club@exemple.example';
  const stopped = { stopReason: 'key-refused', stoppedAt: new Date() };
  await prisma().mailPace.upsert({ where: { id: 1 }, create: { id: 1, ...stopped }, update: stopped });
}

/**
 * Sets the state after the app requested every code of the day, so that `readStructureLimits` has
 * one to return.
 */
async function exhaustCodes(structureId: string): Promise<void> {
  const limit = { name: 'app:code:structure:day', of: structureId, limit: 1, seconds: windowSeconds.day };
  await takeAttempt(limit);
  await prisma().throttle.updateMany({ data: { attempts: 1_000_000 }, where: { key: { startsWith: 'app:code:' } } });
}
