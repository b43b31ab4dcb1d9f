import { isDeepStrictEqual } from 'node:util';
import { beforeAll, expect, test } from 'vitest';
import { seededRandom } from '#lib/clients/demo-random.ts';
import { connection, prisma } from '#lib/database/connection.ts';
import { testDatabase } from '#lib/database/test-database.ts';
import { testStaff } from '#lib/staff/test-staff.ts';
import { setProofNeeded } from './app-settings.ts';
import { checkAccess } from './gate.ts';
import { readVerdict } from './read-verdict.ts';
import { after, at, emptyWorld, type Move, reasonForClient, reasonForStaff, toldTo, type World } from './test-access-model.ts';
import { makeMove, type Names, type Place } from './test-access-moves.ts';
import { testKey } from './test-app.ts';

/** How many random sequences, how many steps each may have, and how many are under way at once. */
const sequences = Number(process.env.MODEL_SEQUENCES ?? 400);
const longest = 8;
const atOnce = 6;

/** The first asks for a proof of the e-mail, the second does not. */
const proofNeeded = [true, false];
const emails = ['a', 'b'];
const places: Place[] = [];

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
      // The limits have trials of their own.
      if (index % 200 === 0) await connection().pool.query('delete from throttle');
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
}, 600_000);

/** One sequence. Where two moves are made at once, either order is a right answer, and which it was may show only later. */
async function play(random: Random): Promise<{ steps: number; opened: number }> {
  const own = crypto.randomUUID();
  const names: Names = { address: own, emailOf: (email) => `${email}-${own}@exemple.example`, tokens: new Map(), clients: new Map() };
  const told: string[] = [];
  let worlds = [emptyWorld(proofNeeded)];
  let opened = 0;
  const steps = 3 + random.below(longest - 2);
  for (let step = 0; step < steps; step += 1) {
    const world = worlds[0] as World;
    const moves = movesFrom(random, world, step);
    const happened = await Promise.all(moves.map((move) => makeMove(places, names, move)));
    const made = moves.filter((_, index) => happened[index]);
    told.push(moves.map((move, index) => `${JSON.stringify(move)}${happened[index] ? '' : ' (refused)'}`).join(' and at once '));
    const orders = made.length === 2 ? [made, made.toReversed()] : [made];
    const expected = orders.flatMap((order) => order.reduce((now, move) => now.flatMap((one) => after(one, move)), worlds));
    const seen = await look(names);
    worlds = expected.filter((one) => isDeepStrictEqual(shown(one, names), seen));
    if (worlds.length === 0) {
      expect(seen, `${told.join('\n')}\n(${expected.length} worlds, the first is shown)`).toEqual(shown(expected[0] as World, names));
    }
    opened += Number(Object.values(seen.gate).includes('open'));
  }
  return { steps, opened };
}

type Shown = { gate: Record<string, string>; page: Record<string, string>; clients: Record<string, string> };

/** What the product says: the gate to every phone, the page about every address, the page of every client. */
async function look(names: Names): Promise<Shown> {
  const found: Shown = { gate: {}, page: {}, clients: {} };
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

/** What the model says. */
function shown(world: World, names: Names): Shown {
  const all: Shown = { gate: {}, page: {}, clients: {} };
  for (const index of places.keys()) {
    for (const [email, tokens] of world.accounts) {
      for (const token of tokens) all.gate[`${token.name}@${index}`] = toldTo(world, email, token, index);
    }
    for (const email of emails) all.page[`${email}@${index}`] = reasonForStaff(world, email, index);
    const clients = at(world, index).clients.map(({ name }) => name);
    for (const name of clients) all.clients[name] = names.clients.has(name) ? reasonForClient(world, index, name) : 'never made';
  }
  return all;
}

/** One move, or two to be made at once. */
function movesFrom(random: Random, world: World, step: number): Move[] {
  const one = moveFrom(random, world, `${step}`);
  if (!random.chance(0.3)) return [one];
  const other = moveFrom(random, world, `${step}'`);
  // A code that is replaced while somebody types it is a wrong code: that is no order of the two.
  const muddled = one.do === 'send-code' ? other : other.do === 'send-code' ? one : null;
  return muddled?.do === 'prove' || muddled?.do === 'mistype' || muddled?.do === 'send-code' ? [one] : [one, other];
}

function moveFrom(random: Random, world: World, step: string): Move {
  const structure = random.below(2);
  const email = random.pick(emails);
  const tokens = [...world.accounts.values()].flat().map(({ name }) => name);
  const clients = at(world, structure).clients.map(({ name }) => name);
  const attached = [...at(world, structure).attachments.keys()];
  const made = `${structure}-${step}`;
  const possible: (() => Move)[] = [
    () => ({
      do: 'register',
      email,
      token: `t${step}`,
      home: structure,
      vouch: random.chance(0.2),
      join: random.chance(0.5) ? random.below(2) : null,
    }),
    () => ({ do: 'add', structure, email, client: made }),
    () => ({ do: 'import', structure, email, client: made }),
  ];
  if (tokens.length > 0) {
    const token = random.pick(tokens);
    possible.push(
      () => ({ do: 'prove', token }),
      () => ({ do: 'prove', token }),
      () => ({ do: 'join', token, structure }),
      () => ({ do: 'mistype', token }),
    );
  }
  if (clients.length > 0) {
    const client = random.pick(clients);
    possible.push(
      () => ({ do: 'edit', structure, client, email }),
      () => ({ do: 'delete', structure, client }),
      () => ({ do: 'restore', structure, client }),
    );
    if (attached.length > 0) possible.push(() => ({ do: 'link', structure, email: random.pick(attached), client }));
  }
  if (attached.length > 0) {
    const decide = (what: 'validate' | 'refuse' | 'reopen' | 'release' | 'send-code') => () =>
      ({ do: what, structure, email: random.pick(attached), created: made }) as const;
    possible.push(decide('validate'), decide('validate'), decide('refuse'), decide('reopen'), decide('release'), decide('send-code'));
  }
  return random.pick(possible)();
}
