import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Club, openClub } from '#e2e/support/club.ts';
import { firstDifference, type ImportWorld, importWorld } from '#e2e/support/import-world.ts';
import { addMixedBase, editMixed, mixedEdited, mixedFile, mixedOutcome, mixedRows } from '#e2e/support/mixed-file.ts';
import { type OwnProduct, openProduct } from '#e2e/support/own-product.ts';
import { readerAt } from '#e2e/support/reader.ts';
import { uploadInPieces } from '#e2e/support/upload-in-pieces.ts';
import { lookAt, type Seen } from '#e2e/support/watched-import.ts';
import { signInOverHttp } from '#lib/commands/sign-in-over-http.ts';
import { prisma } from '#lib/database/connection.ts';
import type { ImportState } from '#lib/database/generated/enums.ts';
import { type Random, seededRandom } from '#lib/demo/demo-random.ts';
import type { ImportKey } from '#lib/imports/file/import-key.ts';

/** Power cuts in all; each step has some of them in turn. */
const kills = Number(process.env.KILLS ?? 4);
const seed = Number(process.env.SEED ?? crypto.getRandomValues(new Uint32Array(1))[0]);
const steps = ['plan', 'commit', 'upload', 'undo', 'commit', 'plan'] as const;
type Step = (typeof steps)[number];

/** Maximum number of cuts in a step of one import. */
const atMost: Record<Step, number> = { upload: 1, plan: 2, commit: 3, undo: 2 };
const states: Record<Exclude<Step, 'upload'>, [under: ImportState, after: ImportState]> = {
  plan: ['planning', 'planned'],
  commit: ['committing', 'committed'],
  undo: ['undoing', 'undone'],
};
const content = mixedFile();

let product: OwnProduct;
let random: Random;
/** The step of each cut. */
const hits: string[] = [];

beforeAll(async () => {
  product = await openProduct();
});

afterAll(() => product?.close());

test(`ends ${kills} power cuts during upload, plan, commit and undo as if there had been none (SEED=${seed})`, async () => {
  random = seededRandom(seed);
  const calm = await bring({ upload: 0, plan: 0, commit: 0, undo: 0 });
  expect(JSON.parse(calm[1].imports.at(-1) as string).counts).toMatchObject(mixedOutcome);
  expect(JSON.parse(calm[2].imports.at(-1) as string)).toMatchObject({
    removed: mixedOutcome.create - 2,
    restored: mixedOutcome.update + mixedOutcome.reopened - 2,
    kept: mixedEdited.length,
  });
  const left = Array.from({ length: kills }, (_, index) => steps[index % steps.length] as Step);
  for (let rounds = 0; hits.length < kills; rounds += 1) {
    expect(rounds, `too many imports without a cut: ${hits.join('; ')}`).toBeLessThan(kills * 2);
    const missing = (step: Step) =>
      left.filter((one) => one === step).length - hits.filter((hit) => hit.startsWith(step)).length;
    const due = Object.fromEntries(
      Object.entries(atMost).map(([step, most]) => [step, Math.min(most, missing(step as Step))]),
    );
    const worlds = await bring(due as Record<Step, number>);
    for (const [at, world] of worlds.entries()) expect(firstDifference(world, calm[at] as ImportWorld)).toBeNull();
  }
  process.stdout.write(`SEED=${seed}\n${hits.map((hit, index) => `cut ${index + 1}: ${hit}\n`).join('')}`);
}, 1_800_000);

/**
 * Runs a whole import in a club of its own, with so many cuts in each step. @returns the state as
 * planned, as committed and as undone
 */
async function bring(cuts: Record<Step, number>): Promise<[ImportWorld, ImportWorld, ImportWorld]> {
  const club = await openClub();
  await addMixedBase(club.owner);
  const cookie = await signInOverHttp(product.url, club.owner);
  const of = { structureId: club.id, importId: await upload(club, cookie, cuts.upload) };
  const address = `/${club.slug}/imports/${of.importId}`;
  await pass('plan', of, cuts.plan, async () => undefined);
  const planned = await importWorld(of);
  await pass('commit', of, cuts.commit, () =>
    readerAt(product.url, cookie).sendForm(address, { choice: 'overwrite', reopen: '1' }),
  );
  const committed = await importWorld(of);
  await editMixed(club.owner);
  await pass('undo', of, cuts.undo, () => readerAt(product.url, cookie).sendForm(`${address}?undo=1`, {}));
  return [planned, committed, await importWorld(of)];
}

/**
 * Sends the file until it has arrived whole, and returns at once, while its plan is in progress.
 */
async function upload(club: Club, cookie: string, cuts: number): Promise<string> {
  const send = (share?: number, stop?: () => Promise<void>) =>
    uploadInPieces(`${product.url}/${club.slug}/imports/upload`, cookie, content, share, stop).catch(() => null);
  const arrived = () =>
    prisma().import.findFirst({
      where: { structureId: club.id, fileName: 'clients.csv', state: { not: 'receiving' } },
    });
  for (let cut = 0; cut < cuts; cut += 1) {
    const share = random.below(1_000) / 1_000;
    await send(share, async () => {
      const arriving = { structureId: club.id, state: 'receiving' as const };
      await expect
        .poll(() => prisma().import.count({ where: arriving }), { interval: 5, timeout: 30_000 })
        .toBe(cut + 1);
      const count = () => prisma().importChunk.count({ where: { structureId: club.id, import: arriving } });
      // A piece is stored once it is half a megabyte.
      await expect
        .poll(count, { interval: 5, timeout: 30_000 })
        .toBeGreaterThanOrEqual(Math.floor((content.length * share) / 600_000));
      const stored = await count();
      hits.push(`upload, receiving, ${Math.round(share * 100)} % sent, ${stored} pieces stored`);
      await product.kill();
    });
    await product.restart();
    expect(await arrived()).toBeNull();
  }
  void send();
  await expect.poll(arrived, { interval: 1, timeout: 60_000 }).not.toBeNull();
  return (await arrived())?.id as string;
}

/** Runs a step to its end with so many cuts, and requests it as often as it takes. */
async function pass(
  step: Exclude<Step, 'upload'>,
  of: ImportKey,
  cuts: number,
  ask: () => Promise<unknown>,
): Promise<void> {
  const [under, after] = states[step];
  const shares = Array.from({ length: cuts }, () => random.below(950) / 1_000).sort();
  for (const share of [...shares, null]) {
    const { state } = await lookAt(of, mixedRows);
    // The cut may lose the response.
    if (state !== under && state !== after) void ask().catch(() => undefined);
    if (share !== null && (await strike(step, of, share))) continue;
    await expect.poll(async () => (await lookAt(of, mixedRows)).state, { interval: 20, timeout: 120_000 }).toBe(after);
    return;
  }
}

/**
 * Cuts the power a random moment after so much of a step is done; false when the step was over
 * before.
 */
async function strike(step: Exclude<Step, 'upload'>, of: ImportKey, share: number): Promise<boolean> {
  const [under, after] = states[step];
  let looks = random.below(40);
  for (let seen: Seen = await lookAt(of, mixedRows); seen.state !== after; seen = await lookAt(of, mixedRows)) {
    if (seen.state !== under || seen.share < share) continue;
    if (looks > 0) {
      looks -= 1;
      continue;
    }
    hits.push(`${step}, ${seen.state}, ${Math.round(seen.share * 100)} % of the rows`);
    await product.kill();
    await product.restart();
    return true;
  }
  return false;
}
