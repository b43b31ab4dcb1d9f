import { type Queryable, runSql, type Transaction } from '#lib/database/run-sql.ts';

/** Any constant of our own, for PostgreSQL's advisory locks. */
const seed = 4_411_217;

/**
 * Beyond so many people in one transaction, locks one by one would fill PostgreSQL's table of them.
 */
export const maxLockedPeople = 50;

/**
 * One process at a time speaks about a person of the ERP; whoever speaks about thousands, about all
 * of the structure. Ends with the transaction.
 */
export async function lockPeople(tx: Queryable, structureId: string, erpIds: string[] | 'all'): Promise<void> {
  const everybody = 'hashtextextended($1::text, $2::bigint)';
  if (erpIds === 'all')
    return void (await runSql(tx, `select pg_advisory_xact_lock(${everybody})::text`, [structureId, seed]));
  await runSql(
    tx,
    `select pg_advisory_xact_lock_shared(${everybody})::text,
      (select count(pg_advisory_xact_lock(key)) from (
        select distinct hashtextextended($1::text || ' ' || id, $2::bigint) as key from unnest($3::text[]) id
          order by 1) keys)`,
    [structureId, seed, erpIds],
  );
}

/**
 * The same for addresses: who has one must not change while it is settled whose it is. Always taken
 * after `lockPeople`; whoever holds everybody has no need of it.
 */
export async function lockAddresses(tx: Transaction, structureId: string, emailKeys: string[]): Promise<void> {
  await runSql(
    tx,
    `select count(pg_advisory_xact_lock(key)) from (
      select distinct hashtextextended($1::text || ' @ ' || email_key, $2::bigint) as key
        from unnest($3::text[]) email_key order by 1) keys`,
    [structureId, seed, emailKeys],
  );
}

/**
 * One transaction at a time wears the brake of a structure, so that those at the same moment count
 * each other's. Always taken after `lockPeople`; whoever holds everybody has no need of it.
 */
export async function lockSafeguard(tx: Transaction, structureId: string): Promise<void> {
  await runSql(tx, `select pg_advisory_xact_lock(hashtextextended($1::text || ' brake', $2::bigint))::text`, [
    structureId,
    seed,
  ]);
}
