import { beforeAll, expect, test } from 'vitest';
import { may } from '#lib/actor/permissions.ts';
import { isProofNeeded } from '#lib/actor/recent-proof.ts';
import { roles } from '#lib/actor/roles.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { testDatabase } from '../database.ts';
import { testStaff } from '../staff.ts';
import { databaseDigest } from './database-digest.ts';
import { demoVerbs } from './demo-verbs.ts';
import { openVerbs } from './open-verbs.ts';
import { proofVerbs } from './proof-verbs.ts';
import { restrictedErpVerbs } from './restricted-erp-verbs.ts';
import { restrictedVerbs } from './restricted-verbs.ts';
import type { Verb } from './verb.ts';
import { type Owners, type VerbFixture, verbFixture } from './verb-fixture.ts';

let owners: Owners;
let fixture: VerbFixture;

beforeAll(async () => {
  await testDatabase();
  owners = { owner: await testStaff(), erpOwner: await testStaff() };
  fixture = await verbFixture(owners);
});

/**
 * Every verb with every role, the fewest permissions first: refused calls find what they would
 * change.
 */
const cases = [
  ...restrictedVerbs.map((verb) => ({ verb, at: 'owner' as const })),
  ...restrictedErpVerbs.map((verb) => ({ verb, at: 'erpOwner' as const })),
  ...openVerbs.map((verb) => ({ verb, at: 'owner' as const })),
  ...demoVerbs.map((verb) => ({ verb, at: 'erpOwner' as const })),
].flatMap(({ verb, at }) => roles.map((role) => ({ verb, at, role, name: verb.name })));

const asked = new Set<string>();

test.each(cases)('refuses or lets the $role call $name, as the permission says', async ({ verb, at, role }) => {
  const proved = await testStaff(role, owners[at]);
  const { provedUntil: _, ...staff } = proved;
  if (!verb.permission || may(staff, verb.permission)) {
    const needsProof = proofVerbs.has(verb.name);
    // Only the first role to be let through finds what the verb would change.
    if (needsProof && !asked.has(verb.name)) await expectProofNeeded(verb, staff);
    asked.add(verb.name);
    const result = await verb.call(needsProof ? proved : staff, fixture);
    await closeStream(result);
    expect(isRefusal(result)).toBe(false);
    if (verb.permission) expect(isNothing(result)).toBe(false);
  } else {
    await expectRefusal(verb, staff);
  }
});

async function expectRefusal(verb: Verb, staff: Staff): Promise<void> {
  const before = await databaseDigest();
  const result = await verb.call(staff, fixture);
  expect(isRefusal(result) || isNothing(result)).toBe(true);
  expect(await databaseDigest()).toEqual(before);
}

/** A session that was proved long ago, or never, changes nothing and is asked. */
async function expectProofNeeded(verb: Verb, staff: Staff): Promise<void> {
  const before = await databaseDigest();
  for (const late of [staff, { ...staff, provedUntil: new Date() }])
    await expect(verb.call(late, fixture)).rejects.toSatisfy(isProofNeeded);
  expect(await databaseDigest()).toEqual(before);
}

/** Closes the stream that `topicStream` opened. */
async function closeStream(result: unknown): Promise<void> {
  const value = (result as { value?: unknown } | null)?.value;
  if (value instanceof ReadableStream) await value.cancel();
}

function isRefusal(result: unknown): boolean {
  const problem = (result as { problem?: unknown } | null)?.problem;
  return problem === 'not-allowed' || (problem as { code?: unknown } | undefined)?.code === 'not-allowed';
}

/**
 * Returns whether a reading verb returned no record: null, zero, an empty list or an object of such
 * values.
 */
function isNothing(result: unknown): boolean {
  if (typeof result === 'object' && result !== null && !(result instanceof Date))
    return Object.values(result).every(isNothing);
  return result === null || result === undefined || result === 0 || result === false;
}
