import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { Staff } from '#lib/actor/staff.ts';
import type { AppKey } from '#lib/app-auth/app-key.ts';
import { connection, prisma } from '#lib/database/connection.ts';
import { requestCommit } from '#lib/imports/commit/request-commit.ts';
import { runCommit } from '#lib/imports/commit/run-commit.ts';
import type { ImportSummary } from '#lib/imports/lifecycle/import-summary.ts';
import { stopImport } from '#lib/imports/lifecycle/stop-import.ts';
import { requestUndo } from '#lib/imports/undo/request-undo.ts';
import { join } from '#lib/registrations/join.ts';
import { prove } from '#lib/registrations/prove.ts';
import { validateMany } from '#lib/requests/validate-many.ts';
import { validateAndLink, validateRequest } from '#lib/requests/validate-request.ts';
import { mailedCode, personOf, testKey, testRegistration } from '#lib/testing/app.ts';
import { addTestClient } from '#lib/testing/client.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { erpPerson, message, send, testErp } from '#lib/testing/erp.ts';
import { importTestFile, planTestFile, reread } from '#lib/testing/import.ts';
import { testStaff } from '#lib/testing/staff.ts';
import { connectErp } from './connect-erp.ts';

let staff: Staff;

beforeAll(async () => {
  await testDatabase();
  process.env.AUTH_SECRET ??= 'a secret for tests that is long enough';
});
beforeEach(async () => {
  await connection().pool.query('delete from throttle');
  staff = await testStaff();
});

const csv = 'nom;email\nDurand;d@x.fr\nPetit;p@x.fr\n';
const yes = ({ id, plan }: ImportSummary) => requestCommit(staff, id, { plan, choice: 'overwrite', reopen: false });
const running = { ok: false, problem: { code: 'import-running' } };
const managed = { ok: false, problem: 'managed-by-erp' };
const connections = () => prisma().erpConnection.count({ where: { structureId: staff.structure.id } });

test('waits for a running import to end or stop, and turns a waiting plan into a comparison', async () => {
  const waiting = await planTestFile(staff, csv);
  const plan = await planTestFile(staff, csv);
  expect((await yes(plan)).ok).toBe(true);
  expect(await connectErp(staff, 'standard')).toEqual(running);
  expect((await stopImport(staff, plan.id)).ok).toBe(true);
  expect((await connectErp(staff, 'standard')).ok).toBe(true);
  expect(await yes(waiting)).toEqual(managed);
  // The stopped import does not continue either.
  expect(await yes(plan)).toEqual(managed);
  expect(await reread(staff, waiting.id)).toMatchObject({ state: 'planned', counts: { create: 2 } });
});

test('waits for an undo that is running', async () => {
  const done = await importTestFile(staff, csv);
  expect((await requestUndo(staff, done.id)).ok).toBe(true);
  expect(await connectErp(staff, 'standard')).toEqual(running);
  expect(await connections()).toBe(0);
});

test('lets one of a connection and a commit at the same moment win, and refuses the other', async () => {
  const won = { connected: 0, imported: 0 };
  for (let round = 0; round < 12; round += 1) {
    staff = await testStaff();
    const plan = await planTestFile(staff, csv);
    const begun = round % 2 ? connectErp(staff, 'standard') : null;
    const saidYes = yes(plan);
    const [connected, committed] = await Promise.all([begun ?? connectErp(staff, 'standard'), saidYes]);
    expect([connected.ok, committed.ok].filter(Boolean)).toHaveLength(1);
    if (connected.ok) {
      expect(committed).toEqual(managed);
      won.connected += 1;
    } else {
      expect(connected).toEqual(running);
      won.imported += 1;
      await runCommit({ structureId: staff.structure.id, importId: plan.id });
      expect((await connectErp(staff, 'standard')).ok).toBe(true);
    }
  }
  expect(won.connected + won.imported).toBe(12);
});

let key: AppKey;

/** Creates a person with a proved address who has asked to join. @returns the request's id */
async function asks(email: string): Promise<string> {
  const { accountToken } = await testRegistration(key, email);
  const { joinCode, id: structureId } = await prisma().structure.findUniqueOrThrow({
    where: { id: staff.structure.id },
  });
  await prove(await personOf(accountToken), (await mailedCode(email)) as string, '192.0.2.1');
  await join(await personOf(accountToken), joinCode, '192.0.2.1');
  const { id } = await prisma().attachment.findFirstOrThrow({ where: { structureId, account: { emailKey: email } } });
  return id;
}

const ownClients = () =>
  prisma().client.findMany({ where: { structureId: staff.structure.id }, orderBy: { email: 'asc' } });
const fresh = (name: string) => `${name}-${crypto.randomUUID()}@exemple.example`;

test('creates no client by validating with an ERP: links the request to an existing client, or lets it wait', async () => {
  key = await testKey(staff);
  const [known, linked, awaited] = [fresh('connu'), fresh('liee'), fresh('attendu')];
  const byHand = await addTestClient(staff, { email: fresh('main') });
  const erp = await testErp(staff);
  const ids = [await asks(known), await asks(linked), await asks(awaited)] as const;
  await send(erp, message('created', 1, erpPerson('A', { email: known })));
  const outcomes = await validateMany(staff, [...ids]);
  expect(outcomes.map(({ outcome }) => (outcome.ok ? outcome.value.created : outcome.problem.code))).toEqual([
    false,
    'like-client',
    'like-client',
  ]);
  expect(await validateRequest(staff, ids[1])).toEqual({ ok: false, problem: { code: 'managed-by-erp' } });
  expect(await ownClients()).toHaveLength(2);
  expect(await validateAndLink(staff, ids[1], byHand)).toMatchObject({
    ok: true,
    value: { clientId: byHand, created: false },
  });
  const { clientId } = await send(erp, message('created', 1, erpPerson('B', { email: awaited })));
  expect(await prisma().attachment.findFirst({ where: { id: ids[2] } })).toMatchObject({
    clientId,
    validation: 'pending',
  });
  expect(await validateRequest(staff, ids[2])).toEqual({ ok: true, value: { clientId, created: false } });
});

test('creates no client for a validation at the moment of the connection', async () => {
  for (let round = 0; round < 6; round += 1) {
    staff = await testStaff();
    key = await testKey(staff);
    const id = await asks(fresh('course'));
    const [validated, connected] = await Promise.all([validateRequest(staff, id), connectErp(staff, 'standard')]);
    expect(connected.ok).toBe(true);
    expect(await ownClients()).toHaveLength(validated.ok ? 1 : 0);
    if (!validated.ok) expect(validated.problem).toEqual({ code: 'managed-by-erp' });
    expect(await validateRequest(staff, await asks(fresh('apres')))).toEqual({
      ok: false,
      problem: { code: 'managed-by-erp' },
    });
  }
});
