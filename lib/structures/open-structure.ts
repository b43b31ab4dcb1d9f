import { isSlug, suggestSlug } from '#lib/actor/slug.ts';
import { newJoinCode } from '#lib/app-auth/join-code.ts';
import { recordEvents } from '#lib/audit/record-events.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import type { Transaction } from '#lib/database/run-sql.ts';
import { isUniqueViolation } from '#lib/database/unique-violation.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { accountsOfAddress } from '#lib/staff/accounts-of-address.ts';
import { addFirstOwner } from '#lib/staff/add-first-owner.ts';
import { type NewAccount, type NewAccountProblem, newAccount } from '#lib/staff/new-account.ts';
import type { FactorRequirement } from './factor-requirement.ts';
import { defaultRegion, type Region, wrongParts } from './region.ts';

/**
 * `slug`: the address wished for; without one the name suggests it. `region`: `defaultRegion`
 * where it says nothing. `owner`: a new account, or one that exists. `secondFactor`: of whom one
 * is asked, owners unless it says otherwise.
 */
export type NewStructure = {
  name: string;
  slug?: string;
  region?: Region;
  owner: NewAccount | { staffId: string };
  secondFactor?: FactorRequirement;
};
export type OpenedStructure = { structureId: string; slug: string; ownerId: string };
export type OpenStructureProblem =
  | NewAccountProblem
  | { field: 'email'; code: 'email-taken' }
  | { field: 'slug'; code: 'slug-invalid' | 'slug-taken' }
  | { field: keyof Region; code: 'not-a-choice' }
  | { code: 'already-open' };

/**
 * Creates a structure with its first owner, in one transaction. Only the operator can, so the
 * owner's address counts as proved.
 */
export function openStructure(input: NewStructure): Promise<Result<OpenedStructure, OpenStructureProblem>> {
  return open(input, async () => true);
}

/**
 * The same, but only while there is no structure at all: of several first runs at once, one wins
 * and the others get `already-open`.
 */
export function openFirstStructure(input: NewStructure): Promise<Result<OpenedStructure, OpenStructureProblem>> {
  return open(input, async (tx) => {
    // An arbitrary constant, the same in every process that opens the first structure.
    await tx.$executeRaw`select pg_advisory_xact_lock(1668047714)`;
    return (await tx.structure.count()) === 0;
  });
}

async function open(
  { name, slug, region = defaultRegion, owner, secondFactor = 'owners' }: NewStructure,
  isAllowed: (tx: Transaction) => Promise<boolean>,
): Promise<Result<OpenedStructure, OpenStructureProblem>> {
  if (slug !== undefined && !isSlug(slug)) return fail({ field: 'slug', code: 'slug-invalid' });
  const { country, timeZone, language } = region;
  const [wrong] = wrongParts(region);
  if (wrong) return fail({ field: wrong, code: 'not-a-choice' });
  const known =
    'staffId' in owner ? succeed({ id: owner.staffId }) : await newAccount(owner, slug ? [name, slug] : [name]);
  if (!known.ok) return known;
  const person = known.value;
  try {
    return await inTransaction(async (tx) => {
      if (!(await isAllowed(tx))) return fail({ code: 'already-open' });
      const structure = await tx.structure.create({
        data: {
          ...{ name, country, timeZone, language, secondFactor },
          slug: slug ?? (await freeSlug(tx, name)),
          joinCode: newJoinCode(),
        },
      });
      const ownerId = await addFirstOwner(tx, structure.id, person);
      await recordEvents(tx, [{ structureId: structure.id, staffId: ownerId, kind: 'structure-opened', details: {} }]);
      return succeed({ structureId: structure.id, slug: structure.slug, ownerId });
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    const emailTaken = 'emailKey' in person && (await accountsOfAddress(person.emailKey)).some(({ proved }) => proved);
    return emailTaken ? fail({ field: 'email', code: 'email-taken' }) : fail({ field: 'slug', code: 'slug-taken' });
  }
}

/** Returns the suggested slug, or with the first suffix of `-2`, `-3`... that is free. */
async function freeSlug(tx: Transaction, name: string): Promise<string> {
  const wished = suggestSlug(name);
  const alike = await tx.structure.findMany({ where: { slug: { startsWith: wished } }, select: { slug: true } });
  const taken = new Set(alike.map(({ slug }) => slug));
  for (let number = 1; ; number += 1) {
    const slug = number === 1 ? wished : `${wished}-${number}`;
    if (!taken.has(slug)) return slug;
  }
}
