import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { restoreClient } from '#lib/clients/bin/restore-client.ts';
import { deleteClient } from '#lib/clients/delete-client.ts';
import { editClient } from '#lib/clients/edit-client.ts';
import { connection, prisma } from '#lib/database/connection.ts';
import { type FakeResamania, startFakeResamania } from '#lib/demo/fake-resamania.ts';
import { disconnectErp } from '#lib/erp/connections/manage-erp.ts';
import { resendInvitation } from '#lib/invitations/resend-invitation.ts';
import { prove } from '#lib/registrations/prove.ts';
import * as entrances from '#lib/testing/access-model/erasure-entrances.ts';
import * as erpEntrances from '#lib/testing/access-model/erasure-erp-entrances.ts';
import { history, type Step } from '#lib/testing/access-model/erasure-steps.ts';
import {
  type ErasureWorld,
  eraseAll,
  erpIdOf,
  type Holder,
  identityTexts,
  newErasureWorld,
  nextSecond,
  noteMailboxes,
  readHolders,
  valuesOf,
  type Writer,
} from '#lib/testing/access-model/erasure-world.ts';
import { mergeNow, separateNow } from '#lib/testing/access-model/merge.ts';
import { mailedCode, personOf, testRegistration } from '#lib/testing/app.ts';
import { commitTestBulk, planTestBulk, rereadBulk, undoTestBulk } from '#lib/testing/bulk.ts';
import { typedClient } from '#lib/testing/client.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { message, send, testErp } from '#lib/testing/erp.ts';
import { reread, undoTestImport } from '#lib/testing/import.ts';
import { thinErp } from '#lib/testing/thin-erp.ts';

process.env.AUTH_SECRET ??= 'a secret for tests that is long enough';

let fake: FakeResamania;
beforeAll(async () => {
  await testDatabase();
  fake = await startFakeResamania();
});
afterAll(() => fake.close());

async function enter(world: ErasureWorld, one: Step, holders: Holder[]): Promise<entrances.Answer[]> {
  if (one.do === 'form') return entrances.enterByForm(world, one.writer, one);
  if (one.do === 'file') {
    const answers = await entrances.enterByFile(world, one.writers, one);
    if (one.commits) await entrances.commitFile(world);
    return answers;
  }
  if (one.do === 'message') return erpEntrances.enterByMessages(world, [one.writer]);
  if (one.do === 'batch') return erpEntrances.enterByMessages(world, one.writers);
  if (one.do === 'snapshot') return erpEntrances.enterBySnapshot(world, one.writers);
  if (one.do === 'rename') return erpEntrances.enterByRename(world, one.writer);
  if (one.do === 'notices') return erpEntrances.enterByNotices(world, fake, one.writers);
  if (one.do === 'replay') return erpEntrances.replayErased(world, one);
  if (one.do === 'request') return entrances.enterByRequest(world, holders, one);
  await change(world, one, holders);
  return [];
}

async function change(world: ErasureWorld, one: Step, holders: Holder[]): Promise<void> {
  const { staff, latest } = world;
  const at = (n: number) => holders[n % holders.length];
  const holder = 'index' in one ? at(one.index) : undefined;
  if (one.do === 'register') return register(world, one.writer, one);
  if (one.do === 'connect') {
    if (world.erp) await disconnectErp(staff);
    if (world.erp) world.erp = null;
    else world.erp = await (one.thin ? thinErp(staff, fake) : testErp(staff));
  } else if (one.do === 'leave-erp') {
    const data = { id: erpIdOf(world, one.p) };
    if (world.erp) await send(world.erp, message('deleted', nextSecond(world), data));
  } else if (one.do === 'bulk') {
    const ids = [...new Set(one.indices.flatMap((n) => at(n)?.id ?? []))];
    if (ids.length === 0) return;
    latest.bulk = (await commitTestBulk(staff, await planTestBulk(staff, { kind: 'chosen', ids }, one.action))).id;
  } else if (one.do === 'undo-bulk') {
    const done = latest.bulk ? await rereadBulk(staff, latest.bulk) : null;
    if (done?.undoUntil) await undoTestBulk(staff, done);
  } else if (one.do === 'commit-file') await entrances.commitFile(world);
  else if (one.do === 'undo-file') {
    const done = latest.file && !world.erp ? await reread(staff, latest.file) : null;
    if (done?.undoUntil) await undoTestImport(staff, done);
  } else if (one.do === 'separate') {
    const merges = await prisma().mergedClient.findMany({ where: { structureId: staff.structure.id } });
    const merge = merges[one.index % merges.length];
    if (merge) await separateNow(staff, merge.keptId, merge.clientId);
  } else if (!holder) return;
  else if (one.do === 'edit') {
    const [p = 0] = holder.people;
    const values = valuesOf(world, { p, box: one.box });
    const options = { returnReason: one.reason };
    const edited = await editClient(staff, holder.id, holder.version, typedClient(values), options);
    if (edited.ok && one.reason) world.gone.delete(`email ${values.email}`);
  } else if (one.do === 'invite') await resendInvitation(staff, holder.id);
  else if (one.do === 'trash') await deleteClient(staff, holder.id);
  else if (one.do === 'restore') await restoreClient(staff, holder.id);
  else if (one.do === 'merge') await mergeNow(staff, holder.id, at(one.other)?.id ?? '');
}

async function register(world: ErasureWorld, writer: Writer, { ask, proves }: { ask: boolean; proves: boolean }) {
  const { email, ...values } = valuesOf(world, writer);
  const more = { ...values, ...(ask && { joinCode: world.joinCode }) };
  // A history may register one address more often than the product allows within an hour.
  await connection().pool.query('delete from throttle');
  const { accountToken } = await testRegistration(world.key, email, more);
  const code = proves ? await mailedCode(email) : null;
  if (code) await prove(await personOf(accountToken), code, '192.0.2.1');
}

/** What the ERP says of a client who is here counts, and staff may link an account to one. */
const addsToTheirs = new Set<Step['do']>([
  ...(['message', 'batch', 'snapshot', 'rename', 'notices', 'replay'] as const),
  ...(['request', 'merge', 'separate'] as const),
]);

/** Random histories; `npm run test:endurance` tries 1,000. */
const runs = Number(process.env.ERASURE_RUNS ?? 6);

test('an erased person is nowhere, and returns by no entrance and in no order without a reason', async () => {
  const seen = { erased: 0, refused: 0, overridden: 0 };
  await fc.assert(
    fc.asyncProperty(history, async (all) => {
      const world = await newErasureWorld();
      for (const one of all) {
        const before = await readHolders(world);
        if (one.do === 'erase') {
          const theirs = before[one.index % before.length]?.people[0];
          if (theirs !== undefined) seen.erased += await eraseAll(world, theirs);
          continue;
        }
        const answers = await enter(world, one, before);
        for (const { p, known, said } of answers) {
          const asked = identityTexts(known);
          const isAway = !before.some((holder) => holder.people.includes(p));
          const matched = asked.filter((identity) => world.gone.has(identity));
          if (matched.length === 0) continue;
          const mayReturn = 'reason' in one && one.reason !== undefined;
          if (isAway) expect(said, JSON.stringify({ known, mayReturn })).toBe(mayReturn ? 'in' : 'erased');
          if (said === 'erased') seen.refused += 1;
          // The ERP has said which id the erased person has now.
          if (one.do === 'rename' && said === 'erased')
            for (const id of known.erpIds ?? []) world.gone.add(`erp ${id}`);
          if (said !== 'in' || !mayReturn) continue;
          seen.overridden += 1;
          for (const identity of asked) world.gone.delete(identity);
        }
        const after = await readHolders(world);
        for (const { id, identities } of after) {
          const former = before.find((holder) => holder.id === id);
          if (former && addsToTheirs.has(one.do)) continue;
          const back = identities.filter(
            (identity) => world.gone.has(identity) && !former?.identities.includes(identity),
          );
          expect(back, JSON.stringify(one)).toEqual([]);
        }
        noteMailboxes(world, after);
      }
    }),
    { numRuns: runs, seed: Number(process.env.ERASURE_SEED ?? 18) },
  );
  if (process.env.ERASURE_RUNS) process.stdout.write(`${JSON.stringify(seen)}\n`);
  expect(Math.min(seen.erased, seen.refused, seen.overridden), JSON.stringify(seen)).toBeGreaterThan(0);
}, 3_600_000);
