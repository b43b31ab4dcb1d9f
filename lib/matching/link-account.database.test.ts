import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { checkAccess } from '#lib/access/check-access.ts';
import { readVerdict } from '#lib/access/read-verdict.ts';
import type { Staff } from '#lib/actor/staff.ts';
import type { AppKey } from '#lib/app-auth/app-key.ts';
import { deleteClient } from '#lib/clients/delete-client.ts';
import { clientHistory } from '#lib/clients/history/client-history.ts';
import { prisma } from '#lib/database/connection.ts';
import { refuseRequest } from '#lib/requests/refuse-request.ts';
import { testDesk, testKey, testRegistration } from '#lib/testing/app.ts';
import { addTestClient } from '#lib/testing/client.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { linkAccount } from './link-account.ts';
import { forgetRefusal, refuseMatch } from './refuse-match.ts';

let owner: Staff;
let reception: Staff;
let stranger: Staff;
let key: AppKey;
let joinCode: string;

beforeAll(async () => {
  await testDatabase();
});
beforeEach(async () => {
  ({ owner, reception, stranger, key, joinCode } = await testDesk());
});

const fresh = () => `zoe-${crypto.randomUUID()}@exemple.example`;
const gate = (token: string) => checkAccess(token, owner.structure.slug);
const open = { access: true, reason: 'open' };
const attachmentOf = (accountId: string) =>
  prisma().attachment.findFirst({ where: { structureId: owner.structure.id, accountId } });

async function registerTestPerson(email = fresh(), asks = true) {
  const { accountId, accountToken } = await testRegistration(key, email, asks ? { joinCode } : {});
  return { email, accountId, token: accountToken };
}

describe('linking an account to a client', () => {
  test('opens at once, whether the person asked to join or only registered with an app of the structure', async () => {
    for (const asks of [true, false]) {
      const clientId = await addTestClient(owner);
      const { email, accountId, token } = await registerTestPerson(fresh(), asks);
      expect((await gate(token))?.access).toBe(false);
      expect(await linkAccount(reception, { accountId, clientId })).toMatchObject({ ok: true });
      expect(await gate(token)).toEqual(open);
      expect((await readVerdict(owner, { clientId }))?.verdict).toMatchObject({ access: true });
      expect((await readVerdict(owner, { email }))?.facts.client?.id).toBe(clientId);
      const [event] = await clientHistory(owner, clientId);
      expect(event).toMatchObject({
        author: reception.name,
        event: { kind: 'account-linked', details: { accountId, email } },
      });
    }
  });

  test('is idempotent', async () => {
    const clientId = await addTestClient(owner);
    const { accountId } = await registerTestPerson();
    const first = await linkAccount(owner, { accountId, clientId });
    expect(await linkAccount(reception, { accountId, clientId })).toEqual(first);
    expect(
      await prisma().auditEvent.count({ where: { structureId: owner.structure.id, kind: 'account-linked' } }),
    ).toBe(1);
  });

  test('writes no alias where the address is the client’s own, and still asks for a proof of the e-mail', async () => {
    const { email, accountId, token } = await registerTestPerson();
    const clientId = await addTestClient(owner, { email });
    expect(await linkAccount(owner, { accountId, clientId })).toMatchObject({ ok: true });
    expect(await prisma().clientAlias.count({ where: { structureId: owner.structure.id } })).toBe(0);
    expect((await readVerdict(owner, { clientId }))?.verdict.reason).toBe('email-unproved');
    expect(await gate(token)).toEqual({ access: false, reason: 'email-unproved' });
  });

  test('is refused, with the reason, for a client or an account that is not available', async () => {
    const clientId = await addTestClient(owner);
    const { accountId } = await registerTestPerson();
    const elsewhere = await testRegistration(await testKey(stranger), fresh());
    const foreign = await addTestClient(stranger);
    const unknownIds = [elsewhere.accountId, crypto.randomUUID(), '', '\0'];
    for (const odd of unknownIds)
      expect(await linkAccount(owner, { accountId: odd, clientId })).toEqual({
        ok: false,
        problem: { code: 'not-found' },
      });
    for (const odd of [foreign, crypto.randomUUID(), 'x']) {
      expect(await linkAccount(owner, { accountId, clientId: odd })).toEqual({
        ok: false,
        problem: { code: 'not-found' },
      });
    }
    const binned = await addTestClient(owner);
    await deleteClient(owner, binned);
    expect(await linkAccount(owner, { accountId, clientId: binned })).toMatchObject({
      problem: { code: 'in-bin', clientId: binned },
    });

    await linkAccount(owner, { accountId, clientId });
    const other = await addTestClient(owner);
    const second = await registerTestPerson();
    expect(await linkAccount(owner, { accountId, clientId: other })).toEqual({
      ok: false,
      problem: { code: 'account-taken', clientId },
    });
    expect(await linkAccount(owner, { accountId: second.accountId, clientId })).toEqual({
      ok: false,
      problem: { code: 'client-taken', clientId },
    });
    // The account waits for its own client, which staff has not validated.
    const third = await registerTestPerson();
    const own = await addTestClient(owner, { email: third.email });
    expect(await linkAccount(owner, { accountId: third.accountId, clientId: other })).toMatchObject({
      problem: { code: 'email-taken', clientId: own },
    });
    const { id } = (await attachmentOf(second.accountId)) ?? { id: '' };
    await refuseRequest(owner, id, 'Non');
    expect(await linkAccount(owner, { accountId: second.accountId, clientId: other })).toEqual({
      ok: false,
      problem: { code: 'not-found' },
    });
  });
});

describe('two at once', () => {
  test('links only one of one account to two clients, or of two accounts to one client', async () => {
    const [one, two] = [await addTestClient(owner), await addTestClient(owner)];
    const [a, b] = [await registerTestPerson(), await registerTestPerson()];
    const clash = await Promise.all([
      linkAccount(owner, { accountId: a.accountId, clientId: one }),
      linkAccount(reception, { accountId: a.accountId, clientId: two }),
    ]);
    expect(clash.map((outcome) => (outcome.ok ? 'linked' : outcome.problem.code)).sort()).toEqual([
      'account-taken',
      'linked',
    ]);
    const free = clash[0]?.ok ? two : one;
    const c = await registerTestPerson();
    const other = await Promise.all([b, c].map(({ accountId }) => linkAccount(owner, { accountId, clientId: free })));
    expect(other.map((outcome) => (outcome.ok ? 'linked' : outcome.problem.code)).sort()).toEqual([
      'client-taken',
      'linked',
    ]);
    expect(await prisma().clientAlias.count({ where: { structureId: owner.structure.id } })).toBe(2);
  });

  test('either links or refuses, the pair or the request, never both', async () => {
    for (let turn = 0; turn < 5; turn += 1) {
      const clientId = await addTestClient(owner);
      const { accountId, token } = await registerTestPerson();
      const pair = { accountId, clientId };
      const { id } = (await attachmentOf(accountId)) ?? { id: '' };
      const [linked] = await Promise.all([
        linkAccount(owner, pair),
        refuseMatch(reception, pair),
        refuseRequest(reception, id, 'Non'),
      ]);
      const attachment = await attachmentOf(accountId);
      expect(attachment).toMatchObject(
        linked.ok ? { validation: 'validated', clientId } : { validation: 'refused', clientId: null },
      );
      expect((await gate(token))?.access).toBe(linked.ok);
      if (linked.ok) expect(await prisma().matchRefusal.count({ where: { accountId } })).toBe(0);
    }
  });
});

describe('saying that they are two people', () => {
  test('is stored once, can be undone, and ends when they are linked after all', async () => {
    const clientId = await addTestClient(owner);
    const { accountId } = await registerTestPerson();
    const pair = { accountId, clientId };
    const remembered = () => prisma().matchRefusal.count({ where: { structureId: owner.structure.id } });
    for (const who of [owner, reception]) expect(await refuseMatch(who, pair)).toEqual({ ok: true, value: null });
    expect(await remembered()).toBe(1);
    for (const who of [owner, reception]) expect(await forgetRefusal(who, pair)).toEqual({ ok: true, value: null });
    expect(await remembered()).toBe(0);
    await refuseMatch(owner, pair);
    expect(await linkAccount(owner, pair)).toMatchObject({ ok: true });
    expect(await remembered()).toBe(0);
    expect(await refuseMatch(owner, pair)).toEqual({ ok: false, problem: { code: 'already-linked' } });
    const kinds = (await clientHistory(owner, clientId)).map(({ event }) => event.kind);
    expect(kinds).toEqual(['account-linked', 'match-refused', 'match-reopened', 'match-refused', 'client-added']);
  });

  test('is refused to staff of another structure', async () => {
    const clientId = await addTestClient(owner);
    const { accountId } = await registerTestPerson();
    const elsewhere = await testRegistration(await testKey(stranger), fresh());
    const pairs = [
      { accountId: elsewhere.accountId, clientId },
      { accountId, clientId: await addTestClient(stranger) },
      { accountId: 'x', clientId },
      { accountId, clientId: '\0' },
    ];
    for (const pair of pairs)
      expect(await refuseMatch(owner, pair)).toEqual({ ok: false, problem: { code: 'not-found' } });
    expect(await refuseMatch(stranger, { accountId, clientId })).toEqual({ ok: false, problem: { code: 'not-found' } });
    expect(await forgetRefusal(owner, { accountId: 'x', clientId })).toEqual({
      ok: false,
      problem: { code: 'not-found' },
    });
  });
});
