import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { checkAccess } from '#lib/access/check-access.ts';
import { readVerdict } from '#lib/access/read-verdict.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { releaseAccount } from '#lib/addresses/release-account.ts';
import type { AppKey } from '#lib/app-auth/app-key.ts';
import { emptyBin } from '#lib/clients/bin/empty-bin.ts';
import { restoreClient } from '#lib/clients/bin/restore-client.ts';
import { deleteClient } from '#lib/clients/delete-client.ts';
import { editClient } from '#lib/clients/edit-client.ts';
import { clientHistory } from '#lib/clients/history/client-history.ts';
import { connection, prisma } from '#lib/database/connection.ts';
import { join } from '#lib/registrations/join.ts';
import { MAX_CODE_TRIES, prove } from '#lib/registrations/prove.ts';
import { requestCode } from '#lib/registrations/request-code.ts';
import { sendCodeAgain } from '#lib/registrations/send-code-again.ts';
import { forgetCodeMinutes, mailedCode, personOf, testDesk, testRegistration } from '#lib/testing/app.ts';
import { addTestClient, typedClient } from '#lib/testing/client.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { countWaiting } from './count-waiting.ts';
import { listRequests, requestPageSize } from './list-requests.ts';
import { refuseRequest } from './refuse-request.ts';
import { reopenRequest } from './reopen-request.ts';
import { validateMany } from './validate-many.ts';
import { validateAndLink, validateRequest } from './validate-request.ts';

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

const address = '192.0.2.1';
const fresh = () => `zoe-${crypto.randomUUID()}@exemple.example`;
const gate = (token: string, staff = owner) => checkAccess(token, staff.structure.slug);
const open = { access: true, reason: 'open' };
const closed = (reason: string) => ({ access: false, reason });
const proveMailed = async (token: string, email: string) =>
  prove(await personOf(token), (await mailedCode(email)) as string, address);

/** Creates a person with a proved address, who has asked to join if `asks`. */
async function testRequester(
  email = fresh(),
  asks = true,
  names: Record<string, string> = {},
): Promise<{ email: string; token: string; requestId: string }> {
  const { accountToken } = await testRegistration(key, email, names);
  await proveMailed(accountToken, email);
  if (asks) await join(await personOf(accountToken), joinCode, address);
  const attachment = await prisma().attachment.findFirst({
    where: { structureId: owner.structure.id, account: { emailKey: email } },
  });
  return { email, token: accountToken, requestId: attachment?.id ?? '' };
}

describe('asking to join', () => {
  test('waits for staff; validating creates the client and opens access', async () => {
    const { email, token, requestId } = await testRequester();
    expect(await gate(token)).toEqual(closed('pending-validation'));
    expect((await countWaiting(owner)).requests).toBe(1);
    expect(await listRequests(reception)).toMatchObject([
      { id: requestId, email, proved: true, device: { model: 'Pixel 8' }, likely: [] },
    ]);
    const validated = await validateRequest(reception, requestId);
    expect(validated).toMatchObject({ ok: true, value: { created: true } });
    const clientId = validated.ok ? validated.value.clientId : '';
    const added = await prisma().client.findFirst({ where: { structureId: owner.structure.id, id: clientId } });
    expect(added).toMatchObject({ lastName: 'Durand', email, source: 'app_request' });
    expect(await gate(token)).toEqual(open);
    expect((await countWaiting(owner)).requests).toBe(0);
    expect((await clientHistory(owner, clientId)).map(({ event }) => event.kind)).toEqual([
      'request-validated',
      'client-added-from-request',
    ]);
    expect(await validateRequest(owner, requestId)).toEqual({ ok: true, value: { clientId, created: false } });
  });

  test('waits although the client is added in the meantime: only staff opens access', async () => {
    const { email, token, requestId } = await testRequester();
    const id = await addTestClient(owner, { email });
    expect(await gate(token)).toEqual(closed('pending-validation'));
    expect(await listRequests(owner)).toMatchObject([{ clientId: id, likely: [] }]);
    expect(await validateRequest(owner, requestId)).toEqual({ ok: true, value: { clientId: id, created: false } });
    expect(await gate(token)).toEqual(open);
  });

  test('attaches at once where the client exists, and waits where it is in the trash', async () => {
    const email = fresh();
    const id = await addTestClient(owner, { email });
    const { token } = await testRequester(email);
    expect(await gate(token)).toEqual(open);
    const other = fresh();
    const binned = await addTestClient(owner, { email: other });
    await deleteClient(owner, binned);
    const second = await testRequester(other);
    expect(await gate(second.token)).toEqual(closed('pending-validation'));
    expect(await validateRequest(owner, second.requestId)).toEqual({
      ok: false,
      problem: { code: 'in-bin', clientId: binned },
    });
    await restoreClient(owner, binned);
    expect(await gate(second.token)).toEqual(closed('pending-validation'));
    expect(await validateRequest(owner, second.requestId)).toMatchObject({ ok: true });
    expect(id).not.toBe(binned);
  });

  test('is refused with an unknown code, and accepts one however it is typed', async () => {
    const { accountToken } = await testRegistration(key, fresh());
    const person = await personOf(accountToken);
    expect(await join(person, 'FFFFFFFF0', address)).toEqual({ ok: false, problem: { code: 'unknown-join-code' } });
    const typed = ` ${joinCode.slice(0, 4).toLowerCase()}-${joinCode.slice(4)} `;
    expect(await join(person, typed, address)).toEqual({ ok: true, value: { state: 'pending' } });
  });
});

describe('refusing', () => {
  test('closes access, notifies the person, and lasts whatever they or others do, until it is reopened and validated', async () => {
    const { email, token, requestId } = await testRequester();
    expect(await refuseRequest(owner, requestId, '  ')).toEqual({
      ok: false,
      problem: { field: 'reason', code: 'required' },
    });
    for (const _ of [1, 2])
      expect(await refuseRequest(owner, requestId, 'Pas de place')).toEqual({ ok: true, value: null });
    expect(await prisma().mail.findMany({ where: { kind: 'request-refused', to: email } })).toMatchObject([
      { text: expect.stringContaining('Pas de place') },
    ]);
    expect(await gate(token)).toEqual(closed('refused'));
    expect(await join(await personOf(token), joinCode, address)).toEqual({ ok: false, problem: { code: 'refused' } });
    await addTestClient(owner, { email });
    expect(await gate(token)).toEqual(closed('refused'));
    expect(await validateRequest(owner, requestId)).toMatchObject({
      ok: false,
      problem: { code: 'already-decided', validation: 'refused' },
    });
    expect(await reopenRequest(owner, requestId)).toEqual({ ok: true, value: null });
    expect(await gate(token)).toEqual(closed('pending-validation'));
    expect(await listRequests(owner)).toMatchObject([{ refusedBefore: { reason: 'Pas de place' } }]);
    expect(await validateRequest(owner, requestId)).toMatchObject({ ok: true });
    expect(await gate(token)).toEqual(open);
  });

  test('outlasts the client: deleted for good and added again, it is still refused', async () => {
    const { email, token, requestId } = await testRequester();
    const id = await addTestClient(owner, { email });
    await refuseRequest(owner, requestId, 'Non');
    await deleteClient(owner, id);
    await connection().pool.query(`update client set deleted_at = now() - interval '31 days' where id = $1`, [id]);
    expect(await emptyBin()).toBe(1);
    expect(await gate(token)).toEqual(closed('refused'));
    await addTestClient(owner, { email });
    expect(await gate(token)).toEqual(closed('refused'));
  });
});

test('ends with the client who is deleted for good; the account remains and is attached again', async () => {
  const email = fresh();
  const id = await addTestClient(owner, { email });
  const { token } = await testRequester(email, false);
  await deleteClient(owner, id);
  await connection().pool.query(`update client set deleted_at = now() - interval '31 days' where id = $1`, [id]);
  await emptyBin();
  expect(await gate(token)).toEqual(closed('not-attached'));
  await addTestClient(owner, { email });
  expect(await gate(token)).toEqual(open);
});

describe('two at once', () => {
  test('creates one client when both validate', async () => {
    const { requestId } = await testRequester();
    const outcomes = await Promise.all(
      Array.from({ length: 6 }, (_, index) => validateRequest(index % 2 ? owner : reception, requestId)),
    );
    expect(outcomes.every(({ ok }) => ok)).toBe(true);
    expect(new Set(outcomes.map((outcome) => outcome.ok && outcome.value.clientId)).size).toBe(1);
    expect(await prisma().client.count({ where: { structureId: owner.structure.id } })).toBe(1);
  });

  test('has one outcome when one validates and one refuses', async () => {
    for (let turn = 0; turn < 10; turn += 1) {
      const { token, requestId } = await testRequester();
      const [yes, no] = await Promise.all([
        validateRequest(owner, requestId),
        refuseRequest(reception, requestId, 'Non'),
      ]);
      expect([yes.ok, no.ok].filter(Boolean)).toHaveLength(1);
      expect(await gate(token)).toEqual(yes.ok ? open : closed('refused'));
    }
  });

  test('creates one client when one validates while the other adds it, and the request is validated', async () => {
    for (let turn = 0; turn < 10; turn += 1) {
      const { email, token, requestId } = await testRequester();
      const [validated] = await Promise.all([
        validateRequest(owner, requestId),
        addTestClient(reception, { email }).catch(() => 'the validation was faster'),
      ]);
      expect(validated).toMatchObject({ ok: true });
      expect(await gate(token)).toEqual(open);
    }
  });
});

describe('linking to a client that staff chose', () => {
  test('opens access for an address that is not the client’s', async () => {
    const id = await addTestClient(owner);
    const { token, requestId } = await testRequester();
    expect(await validateAndLink(owner, requestId, id)).toEqual({ ok: true, value: { clientId: id, created: false } });
    expect(await gate(token)).toEqual(open);
  });

  test('never takes a client from another account, nor one of another structure, nor one in the trash', async () => {
    const email = fresh();
    const held = await addTestClient(owner, { email });
    const holder = await testRequester(email, false);
    const { token, requestId } = await testRequester();
    expect(await validateAndLink(owner, requestId, held)).toEqual({
      ok: false,
      problem: { code: 'client-taken', clientId: held },
    });
    const foreign = await addTestClient(stranger);
    expect(await validateAndLink(owner, requestId, foreign)).toEqual({ ok: false, problem: { code: 'not-found' } });
    const binned = await addTestClient(owner);
    await deleteClient(owner, binned);
    expect(await validateAndLink(owner, requestId, binned)).toEqual({
      ok: false,
      problem: { code: 'in-bin', clientId: binned },
    });
    for (const odd of ['', 'x', '\0'])
      expect(await validateAndLink(owner, requestId, odd)).toMatchObject({ ok: false });
    expect([await gate(token), await gate(holder.token)]).toEqual([closed('pending-validation'), open]);
  });

  test('gives the client to one of two concurrent requests', async () => {
    const id = await addTestClient(owner);
    const people = [await testRequester(), await testRequester()];
    const outcomes = await Promise.all(people.map(({ requestId }) => validateAndLink(owner, requestId, id)));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(outcomes.find(({ ok }) => !ok)).toMatchObject({ problem: { code: 'client-taken' } });
  });
});

describe('changing a client’s e-mail', () => {
  test('withdraws the proof and notifies the old address; a code sent to the new one proves it', async () => {
    const [before, after] = [fresh(), fresh()];
    const id = await addTestClient(owner, { email: before });
    const { token } = await testRequester(before, false);
    expect(await gate(token)).toEqual(open);
    await editClient(owner, id, 1, typedClient({ email: after }));
    expect(await gate(token)).toEqual(closed('email-unproved'));
    expect(await prisma().mail.findMany({ where: { kind: 'email-changed' } })).toMatchObject([
      { to: before, clientId: id },
    ]);
    expect(await readVerdict(owner, { clientId: id })).toMatchObject({
      verdict: { reason: 'email-unproved', remedy: 'send-code-again' },
    });
    const verdict = await readVerdict(owner, { clientId: id });
    expect(await sendCodeAgain(owner, verdict?.facts.attachment?.id ?? '')).toEqual({ ok: true, value: { to: after } });
    expect(await proveMailed(token, after)).toMatchObject({ ok: true });
    expect(await gate(token)).toEqual(open);
  });

  test('greets the old address by the first name that the client had with it', async () => {
    const before = fresh();
    const id = await addTestClient(owner, { email: before, firstName: 'Ancienne' });
    await testRequester(before, false);
    await editClient(owner, id, 1, typedClient({ email: fresh(), firstName: 'Nouvelle' }));
    const notice = await prisma().mail.findFirstOrThrow({ where: { kind: 'email-changed', to: before } });
    expect(JSON.stringify(notice.content)).toContain('Ancienne');
    expect(JSON.stringify(notice.content)).not.toContain('Nouvelle');
  });

  test('needs a new proof when changed back, and none for another case of letters', async () => {
    const [before, after] = [fresh(), fresh()];
    const id = await addTestClient(owner, { email: before });
    const { token } = await testRequester(before, false);
    await editClient(owner, id, 1, typedClient({ email: before.toUpperCase() }));
    expect(await gate(token)).toEqual(open);
    await editClient(owner, id, 2, typedClient({ email: after }));
    await editClient(owner, id, 3, typedClient({ email: before }));
    expect(await gate(token)).toEqual(closed('email-unproved'));
  });

  test('lets a registration of the new address wait until staff releases the old account', async () => {
    const [before, after] = [fresh(), fresh()];
    const id = await addTestClient(owner, { email: before });
    const old = await testRequester(before, false);
    await editClient(owner, id, 1, typedClient({ email: after }));
    const newcomer = await testRequester(after, false);
    expect(await gate(newcomer.token)).toEqual(closed('not-attached'));
    expect(await readVerdict(owner, { email: after })).toMatchObject({ namesake: { id, heldBy: before } });
    expect(await releaseAccount(owner, old.requestId)).toEqual({ ok: true, value: null });
    expect([await gate(newcomer.token), await gate(old.token)]).toEqual([open, closed('not-attached')]);
  });
});

describe('a code', () => {
  test('is refused when wrong, after five attempts even when right, and when used, expired, replaced, or sent to another person', async () => {
    const [email, other] = [fresh(), fresh()];
    const { accountToken } = await testRegistration(key, email);
    const person = await personOf(accountToken);
    const right = (await mailedCode(email)) as string;
    const wrong = right === '000000' ? '000001' : '000000';
    const otherPerson = await testRegistration(key, other);
    expect(await prove(await personOf(otherPerson.accountToken), right, address)).toMatchObject({ ok: false });
    for (let turn = 0; turn < MAX_CODE_TRIES; turn += 1)
      expect(await prove(person, wrong, address)).toEqual({ ok: false, problem: { code: 'code-wrong' } });
    expect(await prove(person, right, address)).toEqual({ ok: false, problem: { code: 'code-expired' } });
    const again = await testRegistration(key, email);
    const used = (await mailedCode(email)) as string;
    const holder = await personOf(again.accountToken);
    expect(await prove(holder, used, address)).toMatchObject({ ok: true });
    expect(await prove(holder, used, address)).toEqual({ ok: false, problem: { code: 'code-expired' } });
    const late = await testRegistration(key, fresh());
    await connection().pool.query(
      `update app_proof set expires_at = now() - interval '1 second' where proved_at is null`,
    );
    expect(await prove(await personOf(late.accountToken), '123456', address)).toEqual({
      ok: false,
      problem: { code: 'code-expired' },
    });
  });

  test('counts once when staff sends one again, on a phone that registered again or on the one before', async () => {
    const email = fresh();
    await addTestClient(owner, { email });
    const before = await testRegistration(key, email);
    const again = await testRegistration(key, email);
    await connection().pool.query(
      `update app_proof set expires_at = now() - interval '1 second' where proved_at is null`,
    );
    const { id } = await prisma().attachment.findFirstOrThrow({
      where: { structureId: owner.structure.id, account: { emailKey: email } },
    });
    expect(await sendCodeAgain(owner, id)).toEqual({
      ok: false,
      problem: { code: 'too-many', seconds: expect.any(Number) },
    });
    await forgetCodeMinutes();
    expect(await sendCodeAgain(owner, id)).toEqual({ ok: true, value: { to: email } });
    const code = (await mailedCode(email)) as string;
    const phones = await Promise.all([again, before].map(({ accountToken }) => personOf(accountToken)));
    // It used to count once on each phone: a code is for one sign-in (ASVS 6.5.1, 6.6.2).
    const proofs = await Promise.all(phones.map((phone) => prove(phone, code, address)));
    expect(proofs.filter(({ ok }) => ok)).toHaveLength(1);
    expect(proofs).toContainEqual({ ok: false, problem: { code: 'code-expired' } });
    const [first, second] = proofs[0]?.ok ? [again, before] : [before, again];
    expect((await checkAccess(first.accountToken, owner.structure.slug))?.reason).toBe('open');
    expect((await checkAccess(second.accountToken, owner.structure.slug))?.access).toBe(false);
    await forgetCodeMinutes();
    expect(await requestCode(await personOf(second.accountToken), address)).toMatchObject({ value: 'code-sent' });
    expect(await proveMailed(second.accountToken, email)).toMatchObject({ ok: true });
    expect((await checkAccess(second.accountToken, owner.structure.slug))?.reason).toBe('open');
  });

  test("proves a client's new address on one phone; another one needs a code of its own", async () => {
    const [before, after] = [fresh(), fresh()];
    const id = await addTestClient(owner, { email: before });
    const [one, other] = [await testRegistration(key, before), await testRegistration(key, before)];
    for (const { accountToken } of [one, other]) {
      await forgetCodeMinutes();
      await requestCode(await personOf(accountToken), address);
      expect(await proveMailed(accountToken, before)).toMatchObject({ ok: true });
    }
    await editClient(owner, id, 1, typedClient({ email: after }));
    const attachmentId = (await readVerdict(owner, { clientId: id }))?.facts.attachment?.id ?? '';
    await sendCodeAgain(owner, attachmentId);
    expect(await proveMailed(one.accountToken, after)).toMatchObject({ ok: true });
    expect(await proveMailed(other.accountToken, after)).toEqual({ ok: false, problem: { code: 'code-expired' } });
    expect(await gate(other.accountToken)).toEqual(closed('email-unproved'));
    await forgetCodeMinutes();
    await sendCodeAgain(owner, attachmentId);
    expect(await proveMailed(other.accountToken, after)).toMatchObject({ ok: true });
    expect([await gate(one.accountToken), await gate(other.accountToken)]).toEqual([open, open]);
  });

  test('counts five concurrent attempts as five', async () => {
    const email = fresh();
    const { accountToken } = await testRegistration(key, email);
    const person = await personOf(accountToken);
    const right = (await mailedCode(email)) as string;
    const wrong = right === '000000' ? '000001' : '000000';
    const answers = await Promise.all(Array.from({ length: 12 }, () => prove(person, wrong, address)));
    expect(answers.filter((answer) => !answer.ok && answer.problem.code === 'code-wrong')).toHaveLength(MAX_CODE_TRIES);
  });
});

test('validates requests in bulk, each with its own outcome', async () => {
  const other = await testRequester(fresh(), true, { lastName: 'Petit', firstName: 'Max' });
  const people = [await testRequester(), await testRequester(), other];
  const [first, second, third] = people.map(({ requestId }) => requestId) as [string, string, string];
  await refuseRequest(owner, second, 'Non');
  const foreign = crypto.randomUUID();
  const outcomes = await validateMany(reception, [first, second, third, first, foreign, 'x']);
  expect(outcomes.map(({ id, outcome }) => [id, outcome.ok ? 'ok' : outcome.problem.code])).toEqual([
    [first, 'ok'],
    [second, 'already-decided'],
    [third, 'ok'],
    [foreign, 'not-found'],
    ['x', 'not-found'],
  ]);
});

test('pages through the queue, the longest wait first, with likely clients', async () => {
  const namesake = await addTestClient(owner, { lastName: 'Zoé', firstName: 'Durand' });
  const { accountId } = await testRegistration(key, fresh(), { joinCode });
  await connection().pool.query(
    `with people as (
       insert into app_account (id, email, email_key, last_name)
       select gen_random_uuid(), 'p' || n || '@exemple.example', 'p' || n || '-' || $2 || '@exemple.example', 'Nom' || n
       from generate_series(1, 60) n returning id, email
     )
     insert into attachment (structure_id, id, account_id, validation, requested_at)
     select $1, gen_random_uuid(), id, 'pending', now() + make_interval(secs => row_number() over (order by email))
       from people`,
    [owner.structure.id, accountId],
  );
  const first = await listRequests(owner);
  expect(first).toHaveLength(requestPageSize + 1);
  expect(first[0]).toMatchObject({ accountId, likely: [{ clientId: namesake, reasons: ['swapped-name'] }] });
  const second = await listRequests(owner, first[requestPageSize - 1]?.id);
  expect(second).toHaveLength(61 - requestPageSize);
  expect(second[0]?.id).toBe(first[requestPageSize]?.id);
  expect((await countWaiting(owner)).requests).toBe(61);
});

test('gives no access to another structure’s requests', async () => {
  const { token, requestId, email } = await testRequester();
  for (const answer of [
    await validateRequest(stranger, requestId),
    await refuseRequest(stranger, requestId, 'Non'),
    await reopenRequest(stranger, requestId),
    await sendCodeAgain(stranger, requestId),
    await releaseAccount(stranger, requestId),
  ])
    expect(answer).toMatchObject({ ok: false, problem: { code: 'not-found' } });
  expect(await listRequests(stranger)).toEqual([]);
  expect(await gate(token, stranger)).toEqual(closed('not-attached'));
  expect(await readVerdict(stranger, { clientId: crypto.randomUUID() })).toBeNull();
  // Staff of any structure may ask why an address has no access to theirs, and does not learn whose
  // it is.
  expect((await readVerdict(stranger, { email }))?.facts).toMatchObject({
    attachment: null,
    client: null,
    account: { lastName: '', device: null },
  });
  expect(await gate(token)).toEqual(closed('pending-validation'));
});
