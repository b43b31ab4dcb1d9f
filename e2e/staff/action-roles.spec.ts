import { type ActionAccess, actionTable, commonFields } from '#e2e/staff/roles/action-table.ts';
import { type ActionAnswer, builtActions, callAction, exportedActions } from '#e2e/staff/roles/server-actions.ts';
import { accountDigest, structureDigest } from '#e2e/staff/roles/structure-digest.ts';
import { expect, requestsOnly, signIn, test } from '#e2e/support/test.ts';
import { may } from '#lib/actor/permissions.ts';
import { roles } from '#lib/actor/roles.ts';
import { prisma } from '#lib/database/connection.ts';
import { testErp } from '#lib/testing/erp.ts';

const entries = builtActions().map((action) => {
  const entry = actionTable[action.key] ?? 'public';
  const [access, own] = Array.isArray(entry) ? entry : [entry, {}];
  return { action, access: access as ActionAccess, fields: { ...commonFields, ...own } };
});
const ofStructures = entries.filter(({ action }) => action.key.startsWith('[structure]/'));

/** How a caller without a place in the structure is answered: buttons differ from forms. */
const strangers: ActionAnswer[] = ['sign-in', 'not-found'];

test('lists every server action of the source and of the build in the table', requestsOnly, () => {
  expect(Object.keys(actionTable).sort()).toEqual(exportedActions().sort());
  expect(entries.map(({ action }) => action.key).sort()).toEqual(Object.keys(actionTable).sort());
});

test('leaves no action of a structure open to the public or to any account', requestsOnly, () => {
  const open = ofStructures.filter(({ access }) => access === 'public' || access === 'account');
  expect(open.map(({ action }) => action.key)).toEqual([]);
});

test('leads a signed-out caller of every action to sign in', requestsOnly, async ({ request, club }) => {
  const before = await structureDigest(club.id);
  const wrong: string[] = [];
  for (const { action, access, fields } of entries) {
    if (access === 'public') continue;
    const answer = await callAction(request, action, club.slug, fields);
    if (answer !== 'sign-in') wrong.push(`${action.key}: ${answer}`);
  }
  expect(wrong).toEqual([]);
  expect(await structureDigest(club.id)).toEqual(before);
});

test(
  'answers a signed-out caller of every public action, and changes no account',
  requestsOnly,
  async ({ request, club }) => {
    const digests = async () => [await structureDigest(club.id), await accountDigest(club.owner.id)];
    const before = await digests();
    const wrong: string[] = [];
    for (const { action, access, fields } of entries) {
      if (access !== 'public') continue;
      for (const id of [fields.id ?? '', club.owner.id]) {
        const answer = await callAction(request, action, club.slug, { ...fields, id });
        if (answer !== 'done') wrong.push(`${action.key}: ${answer}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(await digests()).toEqual(before);
  },
);

test(
  'changes nothing of another account by any action of an account',
  requestsOnly,
  async ({ page, club, otherClub }) => {
    const victim = club.owner.id;
    const { id: sessionId } = await prisma().staffSession.create({
      data: { idHash: crypto.randomUUID(), staffId: victim, expiresAt: new Date(Date.now() + 3_600_000) },
    });
    const { id: passkeyId } = await prisma().passkey.create({
      data: { staffId: victim, credentialId: crypto.randomUUID(), publicKey: Buffer.from('key'), name: 'Téléphone' },
    });
    const before = await accountDigest(victim);
    const wrong: string[] = [];
    await signIn(page, otherClub.owner);
    for (const { action, access, fields } of entries) {
      if (access !== 'account') continue;
      for (const id of [victim, sessionId, passkeyId]) {
        const answer = await callAction(page.request, action, club.slug, { ...fields, id });
        if (answer !== 'done') wrong.push(`${action.key}: ${answer}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(await accountDigest(victim)).toEqual(before);
  },
);

for (const role of roles) {
  test(`lets ${role} call the actions of its role and no others`, requestsOnly, async ({ page, club }) => {
    test.slow();
    const wrong: string[] = [];
    // Before the actions by which a role disconnects it; the keys are in order.
    await testErp(club.owner);
    await signIn(page, club[role]);
    for (const { action, access, fields } of ofStructures) {
      const allowed =
        access === 'member' || may(club[role], access as Exclude<ActionAccess, 'public' | 'account' | 'member'>);
      const before = allowed ? null : await structureDigest(club.id);
      const answer = await callAction(page.request, action, club.slug, fields);
      if (answer !== (allowed ? 'done' : 'not-allowed')) wrong.push(`${action.key}: ${answer}`);
      if (before) expect(await structureDigest(club.id), action.key).toEqual(before);
    }
    expect(wrong).toEqual([]);
  });
}

test(
  'changes nothing of a structure by any action of another’s owner',
  requestsOnly,
  async ({ page, club, otherClub }) => {
    test.slow();
    const clientId = await club.addClient({ lastName: 'Dupré', firstName: 'Hélène', groups: 'Judo' });
    const ids = [
      clientId,
      await club.addImport('planned'),
      await club.addBulk('add-group', 'Judo'),
      await club.groupId('Judo'),
      club.reception.id,
    ];
    const before = await structureDigest(club.id);
    const wrong: string[] = [];
    await signIn(page, otherClub.owner);
    for (const { action, fields } of ofStructures) {
      const answer = await callAction(page.request, action, club.slug, { ...fields, id: clientId });
      if (!strangers.includes(answer)) wrong.push(`${action.key}: ${answer}`);
      for (const id of ids) {
        const stolen = Object.fromEntries(
          Object.entries(fields).map(([name, value]) => [name, value.replaceAll(commonFields.id ?? '', id)]),
        );
        const own = await callAction(page.request, action, otherClub.slug, stolen);
        if (own === 'failed') wrong.push(`${action.key} with a stolen id: ${own}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(await structureDigest(club.id)).toEqual(before);
  },
);
