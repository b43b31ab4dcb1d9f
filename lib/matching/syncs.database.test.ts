import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { checkAccess } from '#lib/access/check-access.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { aliasesOf } from '#lib/addresses/aliases-of.ts';
import { attachAccount } from '#lib/addresses/attach-account.ts';
import { attachByAddress } from '#lib/addresses/attach-by-address.ts';
import { attachWaitingAccounts } from '#lib/addresses/attach-waiting-accounts.ts';
import type { AppKey } from '#lib/app-auth/app-key.ts';
import { emptyBin } from '#lib/clients/bin/empty-bin.ts';
import { deleteClient } from '#lib/clients/delete-client.ts';
import { connection, prisma } from '#lib/database/connection.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { dictionaryOf } from '#lib/i18n/dictionary.ts';
import { rowProblemText } from '#lib/imports/rows/describe-problem.ts';
import type { RowProblem } from '#lib/imports/rows/row-problem.ts';
import { testKey, testRegistration } from '#lib/testing/app.ts';
import { addTestClient } from '#lib/testing/client.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { erpPerson, message, send, testErp } from '#lib/testing/erp.ts';
import { commitTestPlan, importTestFile, planTestFile } from '#lib/testing/import.ts';
import { testStaff } from '#lib/testing/staff.ts';
import { linkAccount } from './link-account.ts';

let owner: Staff;
let key: AppKey;

beforeAll(async () => {
  await testDatabase();
});
beforeEach(async () => {
  await connection().pool.query('delete from throttle');
  owner = await testStaff('owner');
  key = await testKey(owner);
});

const fresh = () => `zoe-${crypto.randomUUID()}@exemple.example`;
const gate = async (token: string) => (await checkAccess(token, owner.structure.slug))?.reason;
const read = (id: string) => prisma().client.findFirstOrThrow({ where: { structureId: owner.structure.id, id } });

async function linkedTo(clientId: string) {
  const email = fresh();
  const { accountId, accountToken: token } = await testRegistration(key, email);
  expect(await linkAccount(owner, { accountId, clientId })).toMatchObject({ ok: true });
  return { email, accountId, token };
}

describe('an ERP event', () => {
  test('changes neither the alias of a client nor its proof', async () => {
    const erp = await testErp(owner);
    const { clientId = '' } = (await send(erp, message('created', 1, erpPerson('C-1')))) as { clientId: string };
    const { email, token } = await linkedTo(clientId);
    await send(erp, message('updated', 2, erpPerson('C-1', { email: fresh(), lastName: 'Martin' })));
    expect(await gate(token)).toBe('open');
    await send(erp, message('deleted', 3, { id: 'C-1' }));
    expect(await gate(token)).toBe('removed-from-erp');
    await send(erp, message('updated', 4, erpPerson('C-1')));
    expect([await gate(token), (await aliasesOf(owner, clientId)).map((alias) => alias.email)]).toEqual([
      'open',
      [email],
    ]);
  });

  test('matches a new person to the client with the alias, unless that client has an ERP id', async () => {
    const byHand = await addTestClient(owner);
    const { email, token } = await linkedTo(byHand);
    const erp = await testErp(owner);
    expect(await send(erp, message('created', 1, erpPerson('C-1', { email })))).toMatchObject({ clientId: byHand });
    expect(await read(byHand)).toMatchObject({ erpId: 'C-1', emailKey: email });
    expect(await gate(token)).toBe('open');
    // The client with the alias has an ERP id: both clients are kept, and the alias stays.
    const { clientId: other } = await send(erp, message('created', 2, erpPerson('C-2')));
    const second = await linkedTo(other ?? '');
    const { clientId: third } = await send(erp, message('created', 3, erpPerson('C-3', { email: second.email })));
    expect(new Set([byHand, other, third]).size).toBe(3);
    expect([await gate(second.token), (await aliasesOf(owner, other ?? '')).length]).toEqual(['open', 1]);
  });

  test('moves account and alias to a person created again under another id', async () => {
    const erp = await testErp(owner);
    const { clientId = '' } = (await send(erp, message('created', 1, erpPerson('C-1')))) as { clientId: string };
    const { email, token } = await linkedTo(clientId);
    await send(erp, message('deleted', 2, { id: 'C-1' }));
    const { clientId: recreated = '' } = (await send(
      erp,
      message('created', 3, erpPerson('C-9', { email: 'c-1@exemple.example' })),
    )) as {
      clientId: string;
    };
    expect(recreated).not.toBe(clientId);
    expect([await gate(token), await aliasesOf(owner, recreated)]).toMatchObject(['open', [{ email }]]);
  });
});

describe('an import', () => {
  test('refuses a row with the alias of a client and names that client', async () => {
    const clientId = await addTestClient(owner, { firstName: 'Zoé', lastName: 'Durand' });
    const { email, token } = await linkedTo(clientId);
    const plan = await planTestFile(owner, `Nom;E-mail\r\nAutre;${email}\r\nMartin;${fresh()}\r\n`);
    expect(plan.counts).toMatchObject({ create: 1, refused: 1 });
    const refused = await prisma().importRow.findFirstOrThrow({ where: { importId: plan.id, verdict: 'refused' } });
    const [problem] = refused.problems as unknown as RowProblem[];
    expect(problem && rowProblemText(problem, 'fr', dictionaryOf('fr'))).toContain('Zoé Durand');
    await commitTestPlan(owner, plan);
    expect(await prisma().client.count({ where: { structureId: owner.structure.id } })).toBe(2);
    expect(await gate(token)).toBe('open');
  });

  test('holds a row whose address became an alias since the plan', async () => {
    const email = fresh();
    const { accountId } = await testRegistration(key, email);
    const plan = await planTestFile(owner, `Nom;E-mail\r\nDurand;${email}\r\n`);
    expect(plan.counts).toMatchObject({ create: 1 });
    const clientId = await addTestClient(owner);
    await linkAccount(owner, { accountId, clientId });
    const done = await commitTestPlan(owner, plan);
    expect(done.done).toMatchObject({ created: 0, held: 1 });
    expect(await prisma().importRow.findFirst({ where: { importId: plan.id, verdict: 'held' } })).toMatchObject({
      clientId,
    });
  });

  test('keeps the alias when a row has the client’s own address', async () => {
    const email = fresh();
    const clientId = await addTestClient(owner, { email });
    const { token } = await linkedTo(clientId);
    await importTestFile(owner, `Nom;E-mail\r\nMartin;${email}\r\n`);
    expect([await gate(token), (await read(clientId)).lastName]).toEqual(['open', 'Martin']);
  });
});

describe('attaching', () => {
  /** A client with an alias whose account is not attached, as after a manual repair. */
  async function detached() {
    const clientId = await addTestClient(owner);
    const linked = await linkedTo(clientId);
    await prisma().attachment.deleteMany({ where: { structureId: owner.structure.id } });
    return { clientId, ...linked };
  }

  test('finds aliases from both sides', async () => {
    const one = await detached();
    await inTransaction((tx) => attachAccount(tx, one.accountId, true));
    expect(await gate(one.token)).toBe('open');
    const two = await detached();
    const attached = await inTransaction((tx) => attachWaitingAccounts(tx, owner.structure.id, [two.clientId]));
    expect([attached, await gate(two.token)]).toEqual([1, 'open']);
  });

  test('gives a client one account and an account one client when several could be attached', async () => {
    const email = fresh();
    const clientId = await addTestClient(owner, { email });
    const { email: alias } = await linkedTo(clientId);
    await testRegistration(key, email);
    await prisma().attachment.deleteMany({ where: { structureId: owner.structure.id } });
    const own = await addTestClient(owner);
    await connection().pool.query('update client set email_key = $2 where id = $1', [own, alias]);
    const attached = await inTransaction((tx) => attachWaitingAccounts(tx, owner.structure.id, [clientId, own]));
    expect(attached).toBe(2);
  });

  test('deletes the alias when staff attaches the account of the client’s own address', async () => {
    const email = fresh();
    const clientId = await addTestClient(owner, { email });
    const { token } = await linkedTo(clientId);
    await testRegistration(key, email);
    expect(await attachByAddress(owner, clientId)).toEqual({ ok: true, value: null });
    expect([(await gate(token)) !== 'open', await aliasesOf(owner, clientId)]).toEqual([true, []]);
  });

  test('deletes the alias of a permanently deleted client', async () => {
    const clientId = await addTestClient(owner);
    const { email, token } = await linkedTo(clientId);
    await deleteClient(owner, clientId);
    await prisma().client.updateMany({ where: { id: clientId }, data: { deletedAt: new Date(0) } });
    await emptyBin();
    expect([(await gate(token)) !== 'open', await prisma().clientAlias.count({ where: { emailKey: email } })]).toEqual([
      true,
      0,
    ]);
  });
});
