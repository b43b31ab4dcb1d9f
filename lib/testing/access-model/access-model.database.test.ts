import { isDeepStrictEqual } from 'node:util';
import { beforeAll, expect, test } from 'vitest';
import { checkAccess } from '#lib/access/check-access.ts';
import { readVerdict } from '#lib/access/read-verdict.ts';
import { connection, prisma } from '#lib/database/connection.ts';
import { seededRandom } from '#lib/demo/demo-random.ts';
import { setProofNeeded } from '#lib/structures/change-settings.ts';
import { testKey } from '#lib/testing/app.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { testStaff } from '#lib/testing/staff.ts';
import { arbitraryCommand } from './arbitrary.ts';
import { runCommand } from './commands.ts';
import { type Command, nextState } from './model.ts';
import type { ModelContext, Names } from './place.ts';
import { reasonForApp, reasonForClient, reasonForStaff } from './reasons.ts';
import { at, emptyState, type ModelState } from './test-structure.ts';

/** How many random sequences, how many steps each may have, and how many are under way at once. */
const sequences = Number(process.env.MODEL_SEQUENCES ?? 200);
const longest = 8;
const atOnce = 6;

/** The first asks for a proof of the e-mail, the second does not. */
const proofNeeded = [true, false];
const emails = ['a', 'b'];
const places: ModelContext[] = [];

process.env.AUTH_SECRET ??= 'a secret for tests that is long enough';

beforeAll(async () => {
  await testDatabase();
  for (const needed of proofNeeded) {
    const staff = await testStaff('owner');
    await setProofNeeded(staff, needed);
    const { joinCode } = await prisma().structure.findUniqueOrThrow({ where: { id: staff.structure.id } });
    const { id: importId } = await prisma().import.create({
      data: { structureId: staff.structure.id, fileName: 'x.csv', state: 'planning', createdById: staff.id },
    });
    places.push({ staff, key: await testKey(staff, true), joinCode, importId });
  }
});

type Random = ReturnType<typeof seededRandom>;

test(`${sequences} random sequences over two connections: gate and verdict are the model's after every step`, async () => {
  const first = Number(process.env.MODEL_SEED ?? Math.floor(Math.random() * 1e9));
  let next = 0;
  let steps = 0;
  let opened = 0;
  const worker = async () => {
    while (next < sequences) {
      const index = next;
      next += 1;
      const played = await play(seededRandom(first + index)).catch((error: unknown) => {
        throw new Error(`MODEL_SEED=${first + index} MODEL_SEQUENCES=1`, { cause: error });
      });
      steps += played.steps;
      opened += played.opened;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  expect(steps).toBeGreaterThan(sequences * 3);
  // Not a trial of closed doors only.
  expect(opened).toBeGreaterThan(sequences / 4);
  // Nor one in which codes and aliases are rare.
  const { rows } = await connection().pool.query<{ kind: string; times: number }>(
    'select kind, count(*)::int as times from audit_event group by kind',
  );
  const times = new Map(rows.map(({ kind, times }) => [kind, times]));
  const telling = [
    'account-linked',
    'claim-code-used',
    'claim-ended',
    'claim-code-revoked',
    'match-refused',
    'alias-removed',
  ];
  for (const kind of telling) expect(times.get(kind) ?? 0, kind).toBeGreaterThan(sequences / 100);
}, 3_600_000);

/**
 * One sequence. Where two moves are made at once, either order is a right answer, and which it was
 * may show only later.
 */
async function play(random: Random): Promise<{ steps: number; opened: number }> {
  const own = crypto.randomUUID();
  const names: Names = {
    address: own,
    emailOf: (email) => `${email}-${own}@exemple.example`,
    tokens: new Map(),
    clients: new Map(),
    codes: new Map(),
  };
  const told: string[] = [];
  let worlds = [emptyState(proofNeeded)];
  let opened = 0;
  const steps = 3 + random.below(longest - 2);
  for (let step = 0; step < steps; step += 1) {
    const world = worlds[0] as ModelState;
    // The limits have trials of their own.
    await connection().pool.query('delete from throttle');
    const moves = movesFrom(random, world, step);
    const happened = await Promise.all(moves.map((move) => runCommand(places, names, move)));
    const made = moves.filter((_, index) => happened[index]);
    told.push(
      moves.map((move, index) => `${JSON.stringify(move)}${happened[index] ? '' : ' (refused)'}`).join(' and at once '),
    );
    const orders = made.length === 2 ? [made, made.toReversed()] : [made];
    const expected = orders.flatMap((order) => worlds.map((world) => order.reduce(nextState, world)));
    const seen = await look(names);
    worlds = expected.filter((one) => isDeepStrictEqual(shown(one, names), seen));
    if (worlds.length === 0) {
      expect(seen, `${told.join('\n')}\n(${expected.length} worlds, the first is shown)`).toEqual(
        shown(expected[0] as ModelState, names),
      );
    }
    opened += Number(Object.values(seen.gate).includes('open'));
  }
  return { steps, opened };
}

type Shown = {
  gate: Record<string, string>;
  page: Record<string, string>;
  clients: Record<string, string>;
  /** By address and structure, whose alias it is and whether a code made it. */
  aliases: Record<string, string>;
  /** Pairs that staff said no to. */
  refusals: string[];
};

/**
 * What the product says: the gate to every phone, the page about every address, the page of every
 * client.
 */
async function look(names: Names): Promise<Shown> {
  const found: Shown = { gate: {}, page: {}, clients: {}, ...(await said(names)) };
  const tokens = [...names.tokens.keys()];
  for (const [index, { staff }] of places.entries()) {
    for (const name of tokens) {
      const answer = await checkAccess(names.tokens.get(name) as string, staff.structure.slug);
      expect(answer?.access).toBe(answer?.reason === 'open');
      found.gate[`${name}@${index}`] = answer?.reason ?? 'no answer';
    }
    for (const email of emails) {
      const page = await readVerdict(staff, { email: names.emailOf(email) });
      found.page[`${email}@${index}`] = page?.verdict.reason ?? 'no answer';
      const waits = page?.facts.attachment?.validation;
      if (waits === 'pending' || waits === 'refused') expect(page?.verdict.access).toBe(false);
    }
    for (const [name, id] of names.clients) {
      if (!name.startsWith(`${index}`)) continue;
      found.clients[name] = (await readVerdict(staff, { clientId: id }))?.verdict.reason ?? 'no answer';
    }
  }
  return found;
}

/** What stands of aliases and of pairs that staff said no to. */
async function said(names: Names): Promise<Pick<Shown, 'aliases' | 'refusals'>> {
  const nameOf = new Map([...names.clients].map(([name, id]) => [id, name]));
  const { rows } = await connection().pool.query<{ emailKey: string; clientId: string; by: string }>(
    `select email_key as "emailKey", client_id as "clientId",
      case when token_id is null then 'staff' else 'code' end as by
     from client_alias where client_id = any ($1)
     union all
     select p.email_key, r.client_id, 'no' from match_refusal r join app_account p on p.id = r.account_id
       where r.client_id = any ($1)`,
    [[...nameOf.keys()]],
  );
  const told = rows.map(({ emailKey, clientId, by }) => {
    const email = emails.find((one) => names.emailOf(one) === emailKey);
    return { pair: `${email} ${nameOf.get(clientId)}`, by };
  });
  return {
    aliases: Object.fromEntries(told.flatMap(({ pair, by }) => (by === 'no' ? [] : [[pair, by]]))),
    refusals: told.flatMap(({ pair, by }) => (by === 'no' ? [pair] : [])).sort(),
  };
}

/** What the model says. */
function shown(world: ModelState, names: Names): Shown {
  const all: Shown = { gate: {}, page: {}, clients: {}, aliases: {}, refusals: [] };
  for (const index of places.keys()) {
    for (const [email, tokens] of world.accounts) {
      for (const token of tokens) all.gate[`${token.name}@${index}`] = reasonForApp(world, email, token, index);
    }
    for (const email of emails) all.page[`${email}@${index}`] = reasonForStaff(world, email, index);
    for (const [email, { client, token }] of at(world, index).aliases)
      all.aliases[`${email} ${client}`] = token === null ? 'staff' : 'code';
    all.refusals.push(...at(world, index).refusals);
    const clients = at(world, index).clients.map(({ name }) => name);
    for (const name of clients)
      all.clients[name] = names.clients.has(name) ? reasonForClient(world, index, name) : 'never made';
  }
  all.refusals.sort();
  return all;
}

/** One move, or two to be made at once. */
function movesFrom(random: Random, world: ModelState, step: number): Command[] {
  const one = arbitraryCommand(random, world, emails, `${step}`);
  if (!random.chance(0.3)) return [one];
  const other = arbitraryCommand(random, world, emails, `${step}'`);
  // A code that is replaced while somebody types it is a wrong code: that is no order of the two.
  const muddled = one.do === 'send-code' ? other : other.do === 'send-code' ? one : null;
  return muddled?.do === 'prove' || muddled?.do === 'mistype' || muddled?.do === 'send-code' ? [one] : [one, other];
}
