import { type Queryable, runSql, type Transaction } from '#lib/database/run-sql.ts';

/** Seed of the advisory locks on people of an ERP; an arbitrary constant. */
const seed = 4_411_217;

/** People locked one by one in a transaction; more would fill PostgreSQL's lock table. */
export const maxLockedPeople = 50;

/**
 * Locks people of the ERP until the transaction ends, so that one transaction at a time applies
 * what is said about each.
 * @param erpIds 'all' locks the whole structure, for a caller with thousands of people
 */
export async function lockPeople(tx: Queryable, structureId: string, erpIds: string[] | 'all'): Promise<void> {
  const structureKey = 'hashtextextended($1::text, $2::bigint)';
  if (erpIds === 'all')
    return void (await runSql(tx, `select pg_advisory_xact_lock(${structureKey})::text`, [structureId, seed]));
  await runSql(
    tx,
    `select pg_advisory_xact_lock_shared(${structureKey})::text,
      (select count(pg_advisory_xact_lock(key)) from (
        select distinct hashtextextended($1::text || ' ' || id, $2::bigint) as key from unnest($3::text[]) id
          order by 1) keys)`,
    [structureId, seed, erpIds],
  );
}

/**
 * Locks addresses, so that their owners stay as they are while new ones are decided. Always taken
 * after `lockPeople`; a caller with the structure-wide lock does not need it.
 */
export async function lockErpAddresses(tx: Transaction, structureId: string, emailKeys: string[]): Promise<void> {
  await runSql(
    tx,
    `select count(pg_advisory_xact_lock(key)) from (
      select distinct hashtextextended($1::text || ' @ ' || email_key, $2::bigint) as key
        from unnest($3::text[]) email_key order by 1) keys`,
    [structureId, seed, emailKeys],
  );
}

/**
 * Serialises the safeguard count per structure, so that concurrent transactions see each other's
 * removals. Always taken after `lockPeople`; a caller with the structure-wide lock does not need
 * it.
 */
export async function lockSafeguard(tx: Transaction, structureId: string): Promise<void> {
  await runSql(tx, `select pg_advisory_xact_lock(hashtextextended($1::text || ' brake', $2::bigint))::text`, [
    structureId,
    seed,
  ]);
}
