import { beforeAll, expect, test } from 'vitest';
import { readVerdict } from '#lib/access/read-verdict.ts';
import { findAppKey } from '#lib/app-auth/app-key.ts';
import { prisma } from '#lib/database/connection.ts';
import { invitationStates } from '#lib/invitations/invitation-state.ts';
import { invitationsOf } from '#lib/invitations/invitations-of.ts';
import { listRequests } from '#lib/requests/list-requests.ts';
import { staffOf } from '#lib/staff/staff-of.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { openDemo } from './demo.ts';

beforeAll(async () => {
  await testDatabase();
});

test('shows every state, and changes nothing when the demonstration is opened again', async () => {
  process.env.AUTH_SECRET ??= 'a secret for tests that is long enough';
  const open = () =>
    openDemo(
      (email) => `un vélo bleu sous la pluie, ${email}`,
      (slug) => `key_of_${slug}_${'x'.repeat(30)}`,
      `whsec_${Buffer.alloc(32, 7).toString('base64')}`,
    );
  const { app } = await open();
  expect(await findAppKey(app.apiKey)).toMatchObject({ mayVouch: true, structure: { slug: 'club-lumiere' } });
  expect(Object.keys(app.joinCodes)).toEqual(['club-lumiere', 'club-horizon']);
  for (const slug of Object.keys(app.joinCodes)) {
    const owner = await prisma().membership.findFirstOrThrow({ where: { role: 'owner', structure: { slug } } });
    const staff = await staffOf(owner.staffId, slug);
    if (!staff) throw new Error('no owner');
    const { id: structureId } = staff.structure;
    const invited = await prisma().invitation.findMany({ where: { structureId }, select: { clientId: true } });
    const invitations = await invitationsOf(
      staff,
      invited.map(({ clientId }) => clientId),
    );
    const missing = invitationStates.filter(
      (state) => ![...invitations.values()].some((invitation) => invitation.state === state),
    );
    // A client who registers is shown as registered, and the app's demonstration has many of those.
    if (slug === 'club-lumiere') expect(missing).toEqual(['none', 'registered']);
    const waiting = await listRequests(staff);
    expect(waiting.length).toBeGreaterThan(3);
    expect(waiting.some(({ likely }) => likely.length > 0)).toBe(true);
    const attachments = await prisma().attachment.findMany({ where: { structureId }, include: { client: true } });
    const reasons = await Promise.all(
      attachments.map(
        async ({ client }) => client && (await readVerdict(staff, { clientId: client.id }))?.verdict.reason,
      ),
    );
    expect(new Set(reasons)).toEqual(new Set(['open', 'email-unproved', 'deleted', null]));
    expect(new Set(attachments.map(({ validation }) => validation))).toEqual(
      new Set(['not_needed', 'pending', 'validated', 'refused']),
    );
    expect(await prisma().mail.count({ where: { structureId } })).toBeGreaterThan(1);
  }
  const lapsed = await prisma().client.findMany({ where: { erpRemovedAt: { not: null } } });
  expect(lapsed).toHaveLength(2);
  const before = await prisma().appToken.count();
  expect((await open()).app).toEqual(app);
  expect(await prisma().appToken.count()).toBe(before);
  expect(await prisma().erpConnection.count()).toBe(1);
}, 120_000);
