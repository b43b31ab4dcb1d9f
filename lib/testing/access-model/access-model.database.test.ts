import { isDeepStrictEqual } from 'node:util';
import { beforeAll, expect, test } from 'vitest';
import { checkAccess } from '#lib/access/check-access.ts';
import { readVerdict } from '#lib/access/read-verdict.ts';
import { registrationState } from '#lib/access/registration-state.ts';
import { registrationsOf } from '#lib/access/registrations-of.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { connection, prisma } from '#lib/database/connection.ts';
import { seededRandom } from '#lib/demo/demo-random.ts';
import { setProofNeeded } from '#lib/structures/change-settings.ts';
import { testKey } from '#lib/testing/app.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { testStaff } from '#lib/testing/staff.ts';
import { arbitraryCommand } from './arbitrary.ts';
import type { Command } from './command.ts';
import { runCommand } from './commands.ts';
import { nextState } from './model.ts';
import type { ModelContext, Names } from './model-context.ts';
import { at, emptyState, type ModelState } from './model-state.ts';
import { reasonForAddress, reasonForApp, reasonForClient } from './reasons.ts';

/**
 * Number of random sequences (`npm run test:endurance` tries 10,000), maximum number of commands in
 * each, and number of sequences at the same time.
 */
const sequences = Number(process.env.MODEL_SEQUENCES ?? 50);
const maxCommands = 8;
const concurrency = 6;

/** The first structure asks for a proof of the e-mail, the second does not. */
const proofNeeded = [true, false];
const emails = ['a', 'b'];
const contexts: ModelContext[] = [];

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
    contexts.push({ staff, key: await testKey(staff, true), joinCode, importId });
  }
});

type Random = ReturnType<typeof seededRandom>;

test(`agrees with the model in access check and verdict after every command of ${sequences} random sequences over two connections`, async () => {
  const first = Number(process.env.MODEL_SEED ?? Math.floor(Math.random() * 1e9));
  let next = 0;
  let steps = 0;
  let opened = 0;
  const worker = async () => {
    while (next < sequences) {
      const index = next;
      next += 1;
      const played = await runSequence(seededRandom(first + index)).catch((error: unknown) => {
        throw new Error(`MODEL_SEED=${first + index} MODEL_SEQUENCES=1`, { cause: error });
      });
      steps += played.steps;
      opened += played.opened;
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  expect(steps).toBeGreaterThan(sequences * 3);
  // Enough sequences open access.
  expect(opened).toBeGreaterThan(sequences / 4);
  // Codes and aliases are frequent enough, which few sequences do not tell.
  if (sequences < 200) return;
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
    'clients-merged',
    'clients-separated',
    'bulk-committed',
    'bulk-undone',
  ];
  for (const kind of telling) expect(times.get(kind) ?? 0, kind).toBeGreaterThan(sequences / 100);
}, 3_600_000);

/**
 * Runs one sequence. Of two concurrent commands either order is correct, and later answers may
 * decide which it was.
 */
async function runSequence(random: Random): Promise<{ steps: number; opened: number }> {
  const own = crypto.randomUUID();
  const names: Names = {
    address: own,
    emailOf: (email) => `${email}-${own}@exemple.example`,
    tokens: new Map(),
    clients: new Map(),
    codes: new Map(),
    bulks: new Map(),
  };
  const log: string[] = [];
  let models = [emptyState(proofNeeded)];
  let opened = 0;
  const steps = 3 + random.below(maxCommands - 2);
  for (let step = 0; step < steps; step += 1) {
    const model = models[0] as ModelState;
    // Limits have tests of their own.
    await connection().pool.query('delete from throttle');
    const commands = nextCommands(random, model, step);
    const hadEffect = await Promise.all(commands.map((command) => runCommand(contexts, names, command)));
    const effective = commands.filter((_, index) => hadEffect[index]);
    log.push(
      commands
        .map((command, index) => `${JSON.stringify(command)}${hadEffect[index] ? '' : ' (refused)'}`)
        .join(' and at once '),
    );
    const orders = effective.length === 2 ? [effective, effective.toReversed()] : [effective];
    const expected = orders.flatMap((order) => models.map((model) => order.reduce(nextState, model)));
    const seen = await observe(names);
    models = expected.filter((one) => isDeepStrictEqual(expectedOf(one, names), seen));
    if (models.length === 0) {
      expect(seen, `${log.join('\n')}\n(${expected.length} models, the first is shown)`).toEqual(
        expectedOf(expected[0] as ModelState, names),
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
  /** By address and structure: the client of the alias, and whether a code made it. */
  aliases: Record<string, string>;
  /** Pairs that staff refused. */
  refusals: string[];
};

/**
 * Reads what the product shows: the access check of every token, the verdict on every address, the
 * page of every client.
 */
async function observe(names: Names): Promise<Shown> {
  const found: Shown = { gate: {}, page: {}, clients: {}, ...(await readAliasesAndRefusals(names)) };
  const tokens = [...names.tokens.keys()];
  for (const [index, { staff }] of contexts.entries()) {
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
      const page = await readVerdict(staff, { clientId: id });
      // One that was merged into another has no page.
      if (page) found.clients[name] = page.verdict.reason;
    }
    await expectListLikeVerdicts(staff, names, found.clients, index);
  }
  return found;
}

/**
 * Compares why registered clients have no access in the list, which SQL derives, with their pages.
 */
async function expectListLikeVerdicts(
  staff: Staff,
  names: Names,
  reasons: Record<string, string>,
  index: number,
): Promise<void> {
  const own = [...names.clients].filter(([name]) => name.startsWith(`${index}`));
  const registrations = await registrationsOf(
    staff,
    own.map(([, id]) => id),
  );
  for (const [name, id] of own) {
    const registration = registrations.get(id);
    if (reasons[name] === 'deleted' || registrationState(registration) !== 'registered') continue;
    expect(registration?.withoutAccess ?? 'open', name).toBe(reasons[name]);
  }
}

/** Reads the stored aliases and refused pairs. */
async function readAliasesAndRefusals(names: Names): Promise<Pick<Shown, 'aliases' | 'refusals'>> {
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
  const entries = rows.map(({ emailKey, clientId, by }) => {
    const email = emails.find((one) => names.emailOf(one) === emailKey);
    return { pair: `${email} ${nameOf.get(clientId)}`, by };
  });
  return {
    aliases: Object.fromEntries(entries.flatMap(({ pair, by }) => (by === 'no' ? [] : [[pair, by]]))),
    refusals: entries.flatMap(({ pair, by }) => (by === 'no' ? [pair] : [])).sort(),
  };
}

/** Returns what the model shows. */
function expectedOf(model: ModelState, names: Names): Shown {
  const all: Shown = { gate: {}, page: {}, clients: {}, aliases: {}, refusals: [] };
  for (const index of contexts.keys()) {
    for (const [email, tokens] of model.accounts) {
      for (const token of tokens) all.gate[`${token.name}@${index}`] = reasonForApp(model, email, token, index);
    }
    for (const email of emails) all.page[`${email}@${index}`] = reasonForAddress(model, email, index);
    for (const [email, { client, token }] of at(model, index).aliases)
      all.aliases[`${email} ${client}`] = token === null ? 'staff' : 'code';
    all.refusals.push(...at(model, index).refusals);
    const clients = at(model, index).clients.map(({ name }) => name);
    for (const name of clients)
      all.clients[name] = names.clients.has(name) ? reasonForClient(model, index, name) : 'never made';
  }
  all.refusals.sort();
  return all;
}

/** Generates one command, or two concurrent ones. */
function nextCommands(random: Random, model: ModelState, step: number): Command[] {
  const one = arbitraryCommand(random, model, emails, `${step}`);
  if (!random.chance(0.3)) return [one];
  const other = arbitraryCommand(random, model, emails, `${step}'`);
  // A change between plan and commit leaves a client out, which equals neither order of the two.
  if ([one, other].some(({ do: what }) => what === 'bulk' || what === 'undo-bulk')) return [one];
  // A code that is replaced while it is being typed is a wrong code, which equals neither order of
  // the two.
  const muddled = one.do === 'send-code' ? other : other.do === 'send-code' ? one : null;
  return muddled?.do === 'prove' || muddled?.do === 'mistype' || muddled?.do === 'send-code' ? [one] : [one, other];
}
