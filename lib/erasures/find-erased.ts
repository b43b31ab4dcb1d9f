import type { Queryable } from '#lib/database/run-sql.ts';
import { openErasureKey } from './erasure-key.ts';
import { type Identity, identityHash, identityText } from './identity.ts';

/** Which of the identities that were asked about are those of people whose data was erased. */
export type ErasedIdentities = {
  /** Whether one of these identities is erased. */
  has: (identities: readonly Identity[]) => boolean;
  /** The hashes of those that are. */
  hashes: string[];
};

const noneErased: ErasedIdentities = { has: () => false, hashes: [] };

/**
 * Finds which of these identities are of people whose data was erased, in one look-up for all of
 * them. In a structure without erasures nothing is hashed.
 */
export async function findErased(
  on: Queryable,
  structureId: string,
  identities: readonly Identity[],
): Promise<ErasedIdentities> {
  if (identities.length === 0) return noneErased;
  const erasures = await readErasures(on, structureId);
  if (!erasures) return noneErased;
  const key = openErasureKey(erasures.sealed);
  const byHash = new Map(identities.map((identity) => [identityHash(key, structureId, identity), identity]));
  const { rows } = await on.query<{ hash: string }>(
    'select hash from erased_identity where structure_id = $1 and hash = any($2::text[])',
    [structureId, [...byHash.keys()]],
  );
  const found = new Set(rows.flatMap(({ hash }) => identityText(byHash.get(hash) as Identity)));
  return {
    has: (asked) => asked.some((identity) => found.has(identityText(identity))),
    hashes: rows.map(({ hash }) => hash),
  };
}

/** SQL: whether structure `$1` has erased a person. */
export const hasErasuresSql = 'exists (select from erased_identity where structure_id = $1::uuid)';

/** Returns whether a structure has erased a person: in most, nothing has to be hashed. */
export async function hasErasures(on: Queryable, structureId: string): Promise<boolean> {
  return (await readErasures(on, structureId)) !== null;
}

/** Reads the key as `erasure_key` holds it; null without erasures. */
async function readErasures(on: Queryable, structureId: string): Promise<{ sealed: string | null } | null> {
  const { rows } = await on.query<{ sealed: string | null }>({
    name: 'has-erasures',
    text: 'select (select sealed from erasure_key) as sealed from erased_identity where structure_id = $1 limit 1',
    values: [structureId],
  });
  return rows[0] ?? null;
}
