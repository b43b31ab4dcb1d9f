import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { checkAccess, listAccess } from '#lib/access/check-access.ts';
import { readVerdict } from '#lib/access/read-verdict.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { aliasesOf } from '#lib/addresses/aliases-of.ts';
import { removeAlias } from '#lib/addresses/remove-alias.ts';
import type { AppKey } from '#lib/app-auth/app-key.ts';
import { limitOf } from '#lib/app-auth/limits.ts';
import { addClient } from '#lib/clients/add-client.ts';
import { restoreClient } from '#lib/clients/bin/restore-client.ts';
import { deleteClient } from '#lib/clients/delete-client.ts';
import { editClient } from '#lib/clients/edit-client.ts';
import { clientHistory } from '#lib/clients/history/client-history.ts';
import { readClient } from '#lib/clients/read-client.ts';
import { connection, prisma } from '#lib/database/connection.ts';
import { linkAccount } from '#lib/matching/link-account.ts';
import { prove } from '#lib/registrations/prove.ts';
import { register } from '#lib/registrations/register.ts';
import { listRequests } from '#lib/requests/list-requests.ts';
import { mailedCode, personOf, testDesk, testKey, testRegistration, typedRegistration } from '#lib/testing/app.ts';
import { addTestClient, typedClient } from '#lib/testing/client.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { testClaim } from '#lib/testing/matching/claim.ts';
import { groupedCode, newClaimCode } from './claim-code.ts';
import { claimCodesOf } from './claim-codes-of.ts';
import { issueClaimCode } from './issue-claim-code.ts';
import { revokeClaimCode } from './revoke-claim-code.ts';

let owner: Staff;
let reception: Staff;
let stranger: Staff;
let key: AppKey;

beforeAll(async () => {
  await testDatabase();
});
beforeEach(async () => {
  ({ owner, reception, stranger, key } = await testDesk());
});

const address = '192.0.2.1';
const fresh = () => `zoe-${crypto.randomUUID()}@exemple.example`;
const gate = (token: string, staff = owner) => checkAccess(token, staff.structure.slug);
const open = { access: true, reason: 'open' };
const closed = (reason: string) => ({ access: false, reason });
const registerWith = (claimCode: string, email = fresh(), of = key) =>
  register(of, typedRegistration(email, { claimCode }), address);
const proveMailed = async (token: string, email: string) =>
  prove(await personOf(token), (await mailedCode(email)) as string, address);
const kinds = async (clientId: string) => (await clientHistory(owner, clientId)).map(({ event }) => event.kind);
const unknown = { ok: false, problem: { code: 'unknown-claim-code' } };

describe('a code', () => {
  test('links the first registration of an address at once, however it is typed; proving the mailbox changes nothing', async () => {
    for (const typed of [groupedCode, (code: string) => ` ${code.toLowerCase().split('').join(' ')} `]) {
      const clientId = await addTestClient(owner);
      const { code } = await testClaim(reception, clientId);
      const email = fresh();
      const { accountToken } = await testRegistration(key, email, { claimCode: typed(code) });
      expect(await gate(accountToken)).toEqual(open);
      expect(await listAccess(await personOf(accountToken))).toEqual([
        { slug: owner.structure.slug, name: owner.structure.name, ...open },
      ]);
      expect((await readVerdict(owner, { clientId }))?.verdict.access).toBe(true);
      expect(await aliasesOf(owner, clientId)).toMatchObject([{ email, byCode: true, createdBy: null }]);
      expect(await proveMailed(accountToken, email)).toMatchObject({ ok: true });
      expect(await gate(accountToken)).toEqual(open);
      expect(await kinds(clientId)).toEqual([
        'email-proved',
        'account-attached',
        'claim-code-used',
        'claim-code-issued',
        'client-added',
      ]);
    }
  });

  test('links where another structure’s app is used, and opens there alone', async () => {
    const clientId = await addTestClient(stranger);
    const { code } = await testClaim(stranger, clientId);
    const { accountToken } = await testRegistration(key, fresh(), { claimCode: code });
    expect([await gate(accountToken, stranger), (await gate(accountToken))?.access]).toEqual([open, false]);
    expect((await listAccess(await personOf(accountToken))).map(({ slug, access }) => [slug, access]).sort()).toEqual(
      [
        [owner.structure.slug, false],
        [stranger.structure.slug, true],
      ].sort(),
    );
  });

  test('answers alike, and saves nothing, when wrong, used, expired, revoked, replaced, or of a client in the trash', async () => {
    const [used, expired, revoked, binned, replaced] = await Promise.all(
      Array.from({ length: 5 }, () => addTestClient(owner)),
    );
    const codes = {
      used: await testClaim(owner, used as string),
      expired: await testClaim(owner, expired as string),
      revoked: await testClaim(owner, revoked as string),
      binned: await testClaim(owner, binned as string),
      replaced: await testClaim(owner, replaced as string),
    };
    await testRegistration(key, fresh(), { claimCode: codes.used.code });
    await prisma().claimCode.updateMany({ where: { id: codes.expired.id }, data: { expiresAt: new Date(0) } });
    expect(await revokeClaimCode(reception, codes.revoked.id)).toEqual({ ok: true, value: null });
    expect(await revokeClaimCode(owner, codes.revoked.id)).toEqual({ ok: true, value: null });
    await deleteClient(owner, binned as string);
    await testClaim(reception, replaced as string);
    const before = [await prisma().appAccount.count(), await prisma().mail.count(), await prisma().auditEvent.count()];
    for (const { code } of [...Object.values(codes), { code: newClaimCode() }, { code: '-' }, { code: '💥\u202e' }]) {
      await connection().pool.query('delete from throttle');
      expect(await registerWith(code)).toEqual(unknown);
    }
    expect([await prisma().appAccount.count(), await prisma().mail.count(), await prisma().auditEvent.count()]).toEqual(
      before,
    );
    await restoreClient(owner, binned as string);
    expect(await registerWith(codes.binned.code)).toMatchObject({ ok: true });
  });

  test('is used once, also by five concurrent registrations', async () => {
    const clientId = await addTestClient(owner);
    const { code } = await testClaim(owner, clientId);
    const outcomes = await Promise.all(Array.from({ length: 5 }, () => registerWith(code)));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    for (const outcome of outcomes) if (!outcome.ok) expect(outcome).toEqual(unknown);
    expect(await prisma().attachment.count({ where: { structureId: owner.structure.id } })).toBe(1);
  });

  test('resists guessing in bulk: attempts count by e-mail, address and app key, and a right code returns its own', async () => {
    const email = fresh();
    for (let turn = 0; turn < limitOf('app:claim:email-address'); turn += 1)
      expect(await registerWith(newClaimCode(), email)).toEqual(unknown);
    const clientId = await addTestClient(owner);
    const { code } = await testClaim(owner, clientId);
    expect(await registerWith(code, email)).toMatchObject({ ok: false, problem: { code: 'too-many' } });
    for (let turn = limitOf('app:claim:email-address') + 1; turn < limitOf('app:claim:address'); turn += 1)
      expect(await registerWith(newClaimCode())).toEqual(unknown);
    expect(await registerWith(code)).toMatchObject({ ok: true });
    expect(await registerWith(newClaimCode())).toEqual(unknown);
    expect(await registerWith(newClaimCode())).toMatchObject({ problem: { code: 'too-many' } });
    const elsewhere = await register(key, typedRegistration(fresh(), { claimCode: newClaimCode() }), '192.0.2.77');
    expect(elsewhere).toEqual(unknown);
    await connection().pool.query(`update throttle set attempts = $1 where key like 'app:claim:key:%'`, [
      limitOf('app:claim:key'),
    ]);
    expect(await register(key, typedRegistration(fresh(), { claimCode: newClaimCode() }), '192.0.2.78')).toMatchObject({
      problem: { code: 'too-many' },
    });
    expect(await register(key, typedRegistration(fresh()), address), 'registers without a code').toMatchObject({
      ok: true,
    });
  });
});

describe('an address that has an account', () => {
  test('waits for the proof of its mailbox, then opens; staff sees whose code waits, and may revoke it', async () => {
    for (const revokes of [false, true]) {
      const email = fresh();
      const first = await testRegistration(key, email);
      const clientId = await addTestClient(owner);
      const { id, code } = await testClaim(owner, clientId);
      const { accountToken } = await testRegistration(key, email, { claimCode: code });
      expect([(await gate(first.accountToken))?.access, (await gate(accountToken))?.access]).toEqual([false, false]);
      expect(await claimCodesOf(owner, clientId)).toMatchObject([{ id, usedWith: email }]);
      if (revokes) expect(await revokeClaimCode(owner, id)).toEqual({ ok: true, value: null });
      await proveMailed(accountToken, email);
      expect((await gate(accountToken))?.access).toBe(!revokes);
      expect((await gate(first.accountToken))?.access).toBe(false);
      expect(await claimCodesOf(owner, clientId)).toEqual([]);
      if (!revokes) expect(await revokeClaimCode(owner, id)).toEqual({ ok: false, problem: { code: 'already-used' } });
    }
  });

  test('never replaces the account that the client has by then: it waits for staff, who sees whose code it was', async () => {
    const email = fresh();
    await testRegistration(key, email);
    const clientId = await addTestClient(owner);
    const { code } = await testClaim(owner, clientId);
    const { accountToken } = await testRegistration(key, email, { claimCode: code });
    const other = await testRegistration(key, fresh());
    expect(await linkAccount(owner, { accountId: other.accountId, clientId })).toMatchObject({ ok: true });
    await proveMailed(accountToken, email);
    expect(await gate(accountToken)).toEqual(closed('pending-validation'));
    expect(await gate(other.accountToken)).toEqual(open);
    expect(await listRequests(owner)).toMatchObject([{ email }]);
    const waiting = await prisma().attachment.findFirst({
      where: { structureId: owner.structure.id, validation: 'pending' },
    });
    expect(waiting).toMatchObject({ clientId: null, invitedClientId: clientId });
    expect(await prisma().auditEvent.count({ where: { structureId: owner.structure.id, kind: 'request-made' } })).toBe(
      1,
    );
  });
});

describe('the mailbox of an address that was mistyped at the desk', () => {
  test.each(['proves it by a code', 'is vouched for by the app'])(
    'ends the code that another person used when its owner %s, and opens for neither',
    async (how) => {
      const vouching = await testKey(owner, true);
      const clientId = await addTestClient(owner);
      const { code } = await testClaim(owner, clientId);
      const email = fresh();
      const desk = await testRegistration(key, email, { claimCode: code });
      expect(await gate(desk.accountToken)).toEqual(open);
      const vouched = how !== 'proves it by a code';
      const { accountToken } = await testRegistration(
        vouched ? vouching : key,
        email,
        vouched ? { emailVerified: true } : {},
      );
      if (!vouched) await proveMailed(accountToken, email);
      expect((await gate(desk.accountToken))?.access).toBe(false);
      expect(await gate(accountToken)).toEqual(closed('pending-validation'));
      expect(await aliasesOf(owner, clientId)).toEqual([]);
      expect(await kinds(clientId)).toContain('claim-ended');
      expect(await listRequests(owner)).toMatchObject([{ email }]);
    },
  );

  test('keeps the access of a person who proved the mailbox after using the code', async () => {
    const clientId = await addTestClient(owner);
    const { code } = await testClaim(owner, clientId);
    const email = fresh();
    const desk = await testRegistration(key, email, { claimCode: code });
    await proveMailed(desk.accountToken, email);
    const later = await testRegistration(key, email);
    await proveMailed(later.accountToken, email);
    expect([await gate(desk.accountToken), await gate(later.accountToken)]).toEqual([open, open]);
  });
});

describe('issuing', () => {
  test('is allowed to every role, but not for a client in the trash, with an account, or of another structure', async () => {
    const clientId = await addTestClient(owner);
    expect(await issueClaimCode(reception, clientId)).toMatchObject({ ok: true });
    await deleteClient(owner, clientId);
    expect(await issueClaimCode(owner, clientId)).toEqual({ ok: false, problem: { code: 'in-bin' } });
    const email = fresh();
    const registered = await addTestClient(owner, { email });
    await testRegistration(key, email);
    expect(await issueClaimCode(owner, registered)).toEqual({ ok: false, problem: { code: 'already-registered' } });
    for (const odd of [await addTestClient(stranger), crypto.randomUUID(), 'x', '\0']) {
      expect(await issueClaimCode(owner, odd)).toEqual({ ok: false, problem: { code: 'not-found' } });
    }
    const { id } = await testClaim(stranger, await addTestClient(stranger));
    for (const odd of [id, crypto.randomUUID(), 'x'])
      expect(await revokeClaimCode(owner, odd)).toEqual({ ok: false, problem: { code: 'not-found' } });
  });

  test('makes one valid code for two colleagues at once', async () => {
    const clientId = await addTestClient(owner);
    const made = await Promise.all([testClaim(owner, clientId), testClaim(reception, clientId)]);
    expect(await claimCodesOf(owner, clientId)).toHaveLength(1);
    const outcomes = [];
    for (const { code } of made) outcomes.push((await registerWith(code)).ok);
    expect(outcomes.sort()).toEqual([false, true]);
  });

  test('stores nothing from which a code can be read', async () => {
    const { code } = await testClaim(owner, await addTestClient(owner));
    const { rows } = await connection().pool.query<{ text: string }>(
      `select row_to_json(c)::text as text from claim_code c union all select row_to_json(e)::text from audit_event e`,
    );
    for (const { text } of rows) expect(text).not.toContain(code);
  });
});

describe('an alias', () => {
  async function linked() {
    const clientId = await addTestClient(owner);
    const email = fresh();
    const { accountId, accountToken: token } = await testRegistration(key, email);
    await linkAccount(owner, { accountId, clientId });
    return { clientId, email, accountId, token };
  }

  test('keeps the account through a change of the client’s own address, the trash and back, without a new proof', async () => {
    const { clientId, token } = await linked();
    const mails = await prisma().mail.count();
    const client = await readClient(owner, clientId);
    await editClient(owner, clientId, client?.version ?? 0, typedClient({ email: fresh() }));
    expect(await gate(token)).toEqual(open);
    await deleteClient(owner, clientId);
    expect(await gate(token)).toEqual(closed('deleted'));
    await restoreClient(owner, clientId);
    expect(await gate(token)).toEqual(open);
    expect(await prisma().mail.count()).toBe(mails);
  });

  test('cannot become another client’s own address by an edit, which names the record instead', async () => {
    const { clientId, email } = await linked();
    const taken = { ok: false, problem: { code: 'email-taken', clientId, name: 'Hélène Dupré', inBin: false } };

    expect(await addClient(owner, typedClient({ email }))).toMatchObject(taken);
    const other = await addTestClient(owner);
    const version = (await readClient(owner, other))?.version ?? 0;
    expect(await editClient(owner, other, version, typedClient({ email }))).toMatchObject(taken);
    const own = (await readClient(owner, clientId))?.version ?? 0;
    expect(await editClient(owner, clientId, own, typedClient({ email }))).toMatchObject({ ok: true });
  });

  test('is removed by staff: the account is released, waits again, and may be linked to another client', async () => {
    const { clientId, email, accountId, token } = await linked();
    for (const odd of [
      { clientId: await addTestClient(owner), emailKey: email },
      { clientId, emailKey: fresh() },
      { clientId: 'x', emailKey: email },
    ]) {
      expect(await removeAlias(owner, odd)).toEqual({ ok: false, problem: { code: 'not-found' } });
    }
    expect(await removeAlias(stranger, { clientId, emailKey: email })).toEqual({
      ok: false,
      problem: { code: 'not-found' },
    });
    expect(await removeAlias(reception, { clientId, emailKey: email })).toEqual({ ok: true, value: null });
    expect((await gate(token))?.access).toBe(false);
    expect((await readVerdict(owner, { email }))?.facts).toMatchObject({
      client: null,
      attachment: { validation: 'pending' },
    });
    expect(await linkAccount(owner, { accountId, clientId: await addTestClient(owner) })).toMatchObject({ ok: true });
    expect(await gate(token)).toEqual(open);
  });
});
