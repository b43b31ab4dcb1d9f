import { beforeAll, expect, test } from 'vitest';
import type { Staff } from '#lib/actor/staff.ts';
import { prisma } from '#lib/database/connection.ts';
import { type Random, seededRandom } from '#lib/demo/demo-random.ts';
import { setProofNeeded } from '#lib/structures/change-settings.ts';
import { openTokens, randomPair } from '#lib/testing/access-model/merge-pair.ts';
import { clientSnapshot, otherTables } from '#lib/testing/client-snapshot.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { testStaff } from '#lib/testing/staff.ts';
import { mergeClients } from './merge-clients.ts';
import type { FieldChoices } from './merge-fields.ts';
import { separateClients } from './separate-clients.ts';

/** Random pairs; `npm run test:endurance` tries 1,000. */
const cases = Number(process.env.MERGE_CASES ?? 12);
const pairsAStructure = 6;

let owner: Staff;
beforeAll(async () => {
  await testDatabase();
});

/** Random choices: of some fields only, as the form may be. */
function randomChoices(random: Random) {
  const names = ['lastName', 'firstName', 'email', 'phone', 'secondPhone', 'birthDate', 'gender', 'language'] as const;
  const chosen = names.flatMap((name) => (random.chance(0.6) ? [[name, random.pick(['kept', 'other'] as const)]] : []));
  const joined = (['groups', 'note'] as const).flatMap((name) =>
    random.chance(0.5) ? [[name, random.pick(['kept', 'other', 'both'] as const)]] : [],
  );
  const fields = Object.fromEntries([...chosen, ...joined]) as Partial<FieldChoices>;
  return { fields, account: random.chance(0.5) ? random.pick(['kept', 'other'] as const) : undefined };
}

async function everything() {
  const clients = [...(await clientSnapshot(owner))].sort(([a], [b]) => (a < b ? -1 : 1));
  return { clients, tables: await otherTables() };
}

test(`merging opens no access, and separating at once leaves every row as it was, in ${cases} random pairs`, async () => {
  const first = Number(process.env.MERGE_SEED ?? Math.floor(Math.random() * 1e9));
  const outcomes = new Map<string, number>();
  const count = (name: string) => outcomes.set(name, (outcomes.get(name) ?? 0) + 1);
  for (let index = 0; index < cases; index += 1) {
    const random = seededRandom(first + index);
    if (index % pairsAStructure === 0) {
      await prisma().structure.deleteMany();
      owner = await testStaff('owner');
    }
    await setProofNeeded(owner, random.chance(0.7));
    const seed = `MERGE_SEED=${first + index} MERGE_CASES=1`;
    const { keptId, otherId, tokens } = await randomPair(owner, random);
    const before = await everything();
    const open = await openTokens(owner, tokens);
    const choices = randomChoices(random);
    const merged = await mergeClients(owner, { keptId, otherId, choices, versions: { kept: 1, other: 1 } });
    if (!merged.ok) {
      count(merged.problem.code);
      expect(await everything(), seed).toEqual(before);
      continue;
    }
    count('merged');
    const opened = (await openTokens(owner, tokens)).filter((token) => !open.includes(token));
    expect(opened, seed).toEqual([]);
    if (open.length > 0) count('open before');
    if ((await openTokens(owner, tokens)).length > 0) count('open after');
    const { version } = await prisma().client.findFirstOrThrow({ where: { id: keptId } });
    const separated = await separateClients(owner, { keptId, otherId, version });
    expect(separated, seed).toEqual({ ok: true, value: null });
    expect(await everything(), seed).toEqual(before);
  }
  // Enough pairs are merged, and enough of them have access.
  expect(outcomes.get('merged') ?? 0).toBeGreaterThan(cases >= 60 ? cases / 2 : 0);
  if (cases >= 60)
    for (const name of ['open before', 'open after', 'former-kept'])
      expect(outcomes.get(name), name).toBeGreaterThan(0);
  if (process.env.MERGE_CASES) process.stdout.write(`${JSON.stringify(Object.fromEntries(outcomes))}\n`);
}, 3_600_000);
