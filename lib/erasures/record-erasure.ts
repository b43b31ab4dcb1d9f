import type { Queryable, Transaction } from '#lib/database/run-sql.ts';
import { newId } from '#lib/identity/new-id.ts';
import { purposeKey } from '#lib/secrets/purpose-key.ts';
import { seal, unseal } from '#lib/secrets/seal.ts';
import { readErasureKey } from './erasure-key.ts';
import { type Identity, identityHash } from './identity.ts';

/** Identifies an erasure. */
export type ErasureKey = { structureId: string; erasureId: string };

/**
 * Records that a person was erased: hashes of their identities, and, sealed until the job that
 * finishes the erasure has run, what it has to look for.
 * @param staffId null where a list of erasures is applied after a restore
 */
export async function recordErasure(
  tx: Transaction,
  { structureId, staffId }: { structureId: string; staffId: string | null },
  identities: Identity[],
  pending: unknown,
): Promise<ErasureKey> {
  const of = { structureId, erasureId: newId() };
  await tx.query('insert into erasure (structure_id, id, erased_by_id, pending) values ($1, $2, $3, $4)', [
    structureId,
    of.erasureId,
    staffId,
    seal(JSON.stringify(pending), of.erasureId, purposeKey('erasure work')),
  ]);
  const key = await readErasureKey(tx);
  await tx.query(
    `insert into erased_identity (structure_id, erasure_id, hash, kind)
     select $1, $2, hash, kind from unnest($3::text[], $4::text[]) d (hash, kind)
     on conflict (structure_id, hash) do update set erasure_id = excluded.erasure_id`,
    [
      structureId,
      of.erasureId,
      identities.map((identity) => identityHash(key, structureId, identity)),
      identities.map(({ kind }) => kind),
    ],
  );
  return of;
}

/**
 * Lets an erased person be recognised by other ids too: an ERP said that they have those now.
 * @param known identities by one of which the person is recognised already
 */
export async function recogniseAlso(
  tx: Transaction,
  structureId: string,
  { known, also }: { known: Identity[]; also: Identity[] },
): Promise<void> {
  const key = await readErasureKey(tx);
  await tx.query(
    `insert into erased_identity (structure_id, erasure_id, hash, kind)
     select $1, e.erasure_id, d.hash, d.kind from unnest($3::text[], $4::text[]) d (hash, kind)
     cross join (select erasure_id from erased_identity where structure_id = $1 and hash = any($2::text[])
       order by erasure_id desc limit 1) e
     on conflict (structure_id, hash) do nothing`,
    [
      structureId,
      known.map((identity) => identityHash(key, structureId, identity)),
      also.map((identity) => identityHash(key, structureId, identity)),
      also.map(({ kind }) => kind),
    ],
  );
}

/** Reads what an erasure has still to look for; null once it is finished. */
export async function readPending(tx: Transaction, { structureId, erasureId }: ErasureKey): Promise<unknown> {
  const { rows } = await tx.query<{ pending: string }>(
    'select pending from erasure where structure_id = $1 and id = $2 and pending is not null',
    [structureId, erasureId],
  );
  if (!rows[0]) return null;
  const opened = unseal(rows[0].pending, erasureId, purposeKey('erasure work'));
  if (!opened) throw new Error('an unfinished erasure cannot be opened');
  return JSON.parse(opened);
}

/** Marks an erasure as finished: what it looked for is forgotten. */
export async function endPending(tx: Transaction, { structureId, erasureId }: ErasureKey): Promise<void> {
  await tx.query('update erasure set pending = null where structure_id = $1 and id = $2', [structureId, erasureId]);
}

/** Lists the erasures that are not finished, in every structure. */
export async function unfinishedErasures(tx: Queryable): Promise<ErasureKey[]> {
  const { rows } = await tx.query<ErasureKey>(
    'select structure_id as "structureId", id as "erasureId" from erasure where pending is not null',
  );
  return rows;
}
