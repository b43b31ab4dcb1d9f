import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { checkAccess } from '#lib/access/check-access.ts';
import type { Staff } from '#lib/actor/staff.ts';
import type { AppKey } from '#lib/app-auth/app-key.ts';
import { deleteClient } from '#lib/clients/delete-client.ts';
import { editClient } from '#lib/clients/edit-client.ts';
import { readClient } from '#lib/clients/read-client.ts';
import { connection, prisma } from '#lib/database/connection.ts';
import { listMatches } from '#lib/matching/list-matches.ts';
import { join } from '#lib/registrations/join.ts';
import { prove } from '#lib/registrations/prove.ts';
import { mailedCode, personOf, testDesk, testRegistration } from '#lib/testing/app.ts';
import { addTestClient, typedClient } from '#lib/testing/client.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { countWaiting } from './count-waiting.ts';
import { listRequests } from './list-requests.ts';
import { readRequests } from './read-request.ts';
import { refuseRequest } from './refuse-request.ts';
import { reopenRequest } from './reopen-request.ts';
import { undoDecision } from './undo-decision.ts';
import { undoDecisions } from './undo-decisions.ts';
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
const fresh = (name = 'zoe') => `${name}-${crypto.randomUUID()}@exemple.example`;
const gate = async (token: string) => (await checkAccess(token, owner.structure.slug))?.reason;

/** Registers a person with a proved address who asks to join. */
async function testRequester({ email = fresh(), ...names }: { email?: string; lastName?: string; firstName?: string }) {
  const { accountToken: token } = await testRegistration(key, email, names);
  await prove(await personOf(token), (await mailedCode(email)) as string, address);
  await join(await personOf(token), joinCode, address);
  const { id } = await prisma().attachment.findFirstOrThrow({
    where: { structureId: owner.structure.id, account: { emailKey: email } },
  });
  return { email, token, id };
}

/** The stored request, without what counts its changes. */
const stored = (id: string) => prisma().attachment.findFirst({ where: { structureId: owner.structure.id, id } });
const aMinuteLater = (id: string) =>
  connection().pool.query(`update attachment set decided_at = decided_at - interval '61 seconds' where id = $1`, [id]);
const late = { ok: false, problem: { code: 'too-late' } };
const clientsOf = async () => (await prisma().client.findMany({ where: { structureId: owner.structure.id } })).length;

describe('undoing within a minute', () => {
  test('makes a validated request pending as before, and deletes the client that it created', async () => {
    const { token, id } = await testRequester({});
    const before = await stored(id);
    expect(await validateRequest(reception, id)).toMatchObject({ ok: true, value: { created: true } });
    expect([await gate(token), (await readRequests(owner, [id])).get(id)?.undoable]).toEqual(['open', true]);
    expect(await undoDecision(reception, id)).toEqual({
      ok: true,
      value: { from: 'validated', deleted: true, mail: null },
    });
    expect([await stored(id), await gate(token), await clientsOf()]).toEqual([before, 'pending-validation', 0]);
    expect((await readRequests(owner, [id])).get(id)?.undoable).toBe(false);
    expect(await undoDecision(reception, id)).toEqual(late);
    expect(await validateRequest(owner, id)).toMatchObject({ ok: true, value: { created: true } });
    expect(await gate(token)).toBe('open');
  });

  test('keeps a client that existed, and removes the alias by which it was linked', async () => {
    const clientId = await addTestClient(owner, { lastName: 'Durand', firstName: 'Zoé', email: fresh('bureau') });
    const { token, id } = await testRequester({ lastName: 'Durand', firstName: 'Zoé' });
    const before = await stored(id);
    expect(await validateAndLink(reception, id, clientId)).toMatchObject({ ok: true });
    expect(await gate(token)).toBe('open');
    expect(await undoDecision(owner, id)).toMatchObject({ ok: true, value: { deleted: false } });
    expect([await stored(id), await gate(token)]).toEqual([before, 'pending-validation']);
    expect(await prisma().clientAlias.count({ where: { clientId } })).toBe(0);
    expect(await readClient(owner, clientId)).toMatchObject({ version: 1 });
  });

  test('reopens a refused request, and cancels the message unless it has left', async () => {
    const [first, second] = [await testRequester({}), await testRequester({})];
    const before = await stored(first.id);
    for (const { id } of [first, second]) await refuseRequest(owner, id, 'Pas de place');
    await connection().pool.query(`update mail set state = 'sent', sent_at = now() where "to" = $1`, [second.email]);
    expect(await undoDecision(reception, first.id)).toMatchObject({ ok: true, value: { mail: 'cancelled' } });
    expect(await undoDecision(reception, second.id)).toMatchObject({ ok: true, value: { mail: 'sent' } });
    expect(await stored(first.id)).toEqual(before);
    expect([await gate(first.token), await gate(second.token)]).toEqual(['pending-validation', 'pending-validation']);
    const mails = await prisma().mail.findMany({ where: { kind: 'request-refused', to: first.email } });
    expect(mails).toMatchObject([{ state: 'cancelled' }]);
  });

  test('counts what became of several decisions', async () => {
    const [first, second, third] = [await testRequester({}), await testRequester({}), await testRequester({})];
    await validateRequest(owner, first.id);
    await refuseRequest(owner, second.id, 'Non');
    expect(await undoDecisions(owner, [first.id, second.id, third.id, first.id])).toEqual({
      undone: 2,
      deleted: 1,
      cancelled: 1,
      sent: 0,
      late: 1,
      changed: 0,
    });
  });

  test('records who undid it', async () => {
    const { id, email } = await testRequester({});
    await refuseRequest(owner, id, 'Non');
    await undoDecision(reception, id);
    const { rows } = await connection().pool.query(
      `select staff_id as "staffId", details->>'email' as email from audit_event where kind = 'request-undone'
         and structure_id = $1`,
      [owner.structure.id],
    );
    expect(rows).toEqual([{ staffId: reception.id, email }]);
  });
});

describe('refusing to undo', () => {
  test('is after a minute, in another structure, and after a later decision', async () => {
    const { id, token } = await testRequester({});
    expect(await undoDecision(owner, id)).toEqual(late);
    await validateRequest(owner, id);
    expect(await undoDecision(stranger, id)).toEqual({ ok: false, problem: { code: 'not-found' } });
    await aMinuteLater(id);
    expect(await undoDecision(owner, id)).toEqual(late);
    expect([(await readRequests(owner, [id])).get(id)?.undoable, await gate(token)]).toEqual([false, 'open']);
    const other = await testRequester({});
    await refuseRequest(owner, other.id, 'Non');
    await reopenRequest(owner, other.id);
    expect(await undoDecision(owner, other.id)).toEqual(late);
  });

  test('is where staff changed the new client, or moved it to the trash', async () => {
    for (const change of [
      (id: string) => editClient(owner, id, 1, typedClient({ lastName: 'Autre', email: fresh() })),
      (id: string) => deleteClient(owner, id),
    ]) {
      const { id } = await testRequester({});
      const validated = await validateRequest(owner, id);
      const clientId = validated.ok ? validated.value.clientId : '';
      await change(clientId);
      expect(await undoDecision(owner, id)).toEqual({ ok: false, problem: { code: 'client-changed' } });
      expect(await prisma().client.count({ where: { id: clientId } })).toBe(1);
    }
  });

  test('leaves access closed until the address is proved again, where it changed meanwhile', async () => {
    const email = fresh();
    const { id, token } = await testRequester({ email });
    const clientId = await addTestClient(owner, { email });
    await validateRequest(owner, id);
    await editClient(owner, clientId, 1, typedClient({ email: fresh() }));
    await undoDecision(owner, id);
    expect(await gate(token)).not.toBe('open');
  });

  test('of two at once lets one through', async () => {
    const { id } = await testRequester({});
    await validateRequest(owner, id);
    const both = await Promise.all([undoDecision(owner, id), undoDecision(reception, id)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  });
});

describe('a request that resembles a client', () => {
  test('is left out of a selection, also where only the selection created that client', async () => {
    await addTestClient(owner, { lastName: 'Petit', firstName: 'Max', email: fresh('bureau') });
    const like = await testRequester({ lastName: 'Petit', firstName: 'Max' });
    const first = await testRequester({ lastName: 'Leroy', firstName: 'Inès' });
    const again = await testRequester({ lastName: 'Leroy', firstName: 'Inès' });
    const outcomes = await validateMany(owner, [like.id, first.id, again.id]);
    expect(outcomes.map(({ outcome }) => (outcome.ok ? 'validated' : outcome.problem.code))).toEqual([
      'like-client',
      'validated',
      'like-client',
    ]);
    expect([await gate(like.token), await gate(first.token), await gate(again.token)]).toEqual([
      'pending-validation',
      'open',
      'pending-validation',
    ]);
    // By itself, staff may validate it as another person.
    expect(await validateRequest(owner, like.id)).toMatchObject({ ok: true, value: { created: true } });
  });

  test('is left out too where the client is in the trash, and not where a client has its address', async () => {
    const binned = await addTestClient(owner, { lastName: 'Petit', firstName: 'Max', email: fresh('bureau') });
    await deleteClient(owner, binned);
    const like = await testRequester({ lastName: 'Petit', firstName: 'Max' });
    const known = await testRequester({ lastName: 'Petit', firstName: 'Max' });
    await addTestClient(owner, { lastName: 'Petit', firstName: 'Max', email: known.email });
    const outcomes = await validateMany(owner, [like.id, known.id]);
    expect(outcomes.map(({ outcome }) => outcome.ok)).toEqual([false, true]);
  });
});

test('lists a request among the requests only, and its account among the matches once it was decided and released', async () => {
  const { id, email } = await testRequester({});
  expect((await listRequests(owner)).map((request) => request.email)).toEqual([email]);
  expect([(await listMatches(owner)).rows, await countWaiting(owner)]).toEqual([
    [],
    { requests: 1, matches: 0, managed: false },
  ]);
  await prisma().attachment.update({
    where: { structureId_id: { structureId: owner.structure.id, id } },
    data: { validation: 'validated' },
  });
  expect((await listMatches(owner)).rows.map(({ account }) => account.email)).toEqual([email]);
});
