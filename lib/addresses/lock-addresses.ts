import { runSql, type Transaction } from '#lib/database/run-sql.ts';

/** Any constant of our own, for PostgreSQL's advisory locks with two numbers. */
const space = 1_668_047_715;
/** Few enough that an import may hold them all. */
const bucket = (expression: string) => `(hashtext(${expression}) & 63)`;

/*
 * An account that is being registered and a client that is being saved with its address must not
 * pass each other unseen: each transaction would look before the other has committed, and nobody
 * would attach them. So whoever registers an address waits for those who save clients with it, and
 * the other way round; savers do not wait for each other. Ends with the transaction.
 */

/**
 * For whoever registers an address, or asks to join with it. Taken before clients are looked for.
 */
export async function lockAddressExclusive(tx: Transaction, emailKey: string): Promise<void> {
  await runSql(tx, `select pg_advisory_xact_lock(${space}, ${bucket('$1::text')})::text`, [emailKey]);
}

/**
 * For whoever saves one client that has this address, or had it until now. Taken before the
 * client's row is.
 */
export async function lockAddressesShared(tx: Transaction, ...emailKeys: string[]): Promise<void> {
  await runSql(
    tx,
    `select count(pg_advisory_xact_lock_shared(${space}, bucket)) from (
       select distinct ${bucket('email_key')} as bucket from unnest($1::text[]) as email_key order by 1
     ) buckets`,
    [emailKeys],
  );
}

/** For whoever is about to create thousands of clients, with any addresses. */
export async function lockAllAddressesShared(tx: Transaction): Promise<void> {
  await runSql(
    tx,
    `select count(pg_advisory_xact_lock_shared(${space}, bucket)) from generate_series(0, 63) bucket`,
    [],
  );
}

/** For whoever has just created these clients: nobody else can see their rows yet. */
export async function lockClientAddressesShared(
  tx: Transaction,
  structureId: string,
  clientIds: string[],
): Promise<void> {
  // So many have an address in nearly every bucket.
  if (clientIds.length >= 256) {
    const all = `select count(pg_advisory_xact_lock_shared(${space}, bucket)) from (select * from generate_series(0,
      63) bucket order by 1) buckets`;
    return void (await runSql(tx, all, []));
  }
  await runSql(
    tx,
    `select count(pg_advisory_xact_lock_shared(${space}, bucket)) from (
       select distinct ${bucket('email_key')} as bucket from client where structure_id = $1::uuid
         and id = any ($2::uuid[]) order by 1
     ) buckets`,
    [structureId, clientIds],
  );
}
