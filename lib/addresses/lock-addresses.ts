import { runSql, type Transaction } from '#lib/database/run-sql.ts';

/** First key of the two-key advisory locks on addresses; an arbitrary constant. */
const lockNamespace = 1_668_047_715;
/** SQL: one of 64 buckets, few enough that an import may lock all of them. */
const bucket = (expression: string) => `(hashtext(${expression}) & 63)`;

/*
 * Without these locks, a transaction that registers an account and one that saves a client with its
 * address could each look before the other commits, and the two would stay unattached. So those who
 * register an address (exclusive) wait for those who save clients with it (shared), and the other
 * way round; savers do not wait for each other. A lock ends with its transaction.
 */

/**
 * Locks an address for the caller who registers it, or asks to join with it. Taken before clients
 * are looked up.
 */
export async function lockAddressExclusive(tx: Transaction, emailKey: string): Promise<void> {
  await runSql(tx, `select pg_advisory_xact_lock(${lockNamespace}, ${bucket('$1::text')})::text`, [emailKey]);
}

/** Does the same for several addresses at once. */
export async function lockAddressesExclusive(tx: Transaction, emailKeys: string[]): Promise<void> {
  await runSql(
    tx,
    `select count(pg_advisory_xact_lock(${lockNamespace}, bucket)) from (
       select distinct ${bucket('email_key')} as bucket from unnest($1::text[]) as email_key order by 1
     ) buckets`,
    [emailKeys],
  );
}

/**
 * Locks addresses for the caller who saves one client that has, or had until now, one of them.
 * Taken before the client's row is locked.
 */
export async function lockAddressesShared(tx: Transaction, ...emailKeys: string[]): Promise<void> {
  await runSql(
    tx,
    `select count(pg_advisory_xact_lock_shared(${lockNamespace}, bucket)) from (
       select distinct ${bucket('email_key')} as bucket from unnest($1::text[]) as email_key order by 1
     ) buckets`,
    [emailKeys],
  );
}

/** Locks all addresses for the caller who is about to create thousands of clients. */
export async function lockAllAddressesShared(tx: Transaction): Promise<void> {
  await runSql(
    tx,
    `select count(pg_advisory_xact_lock_shared(${lockNamespace}, bucket)) from generate_series(0, 63) bucket`,
    [],
  );
}

/**
 * Locks the addresses of these clients before their rows are locked. Clients that the caller has
 * just created are invisible to other transactions until then.
 */
export async function lockClientAddressesShared(
  tx: Transaction,
  structureId: string,
  clientIds: string[],
): Promise<void> {
  // So many clients have an address in nearly every bucket.
  if (clientIds.length >= 256) return lockAllAddressesShared(tx);
  await runSql(
    tx,
    `select count(pg_advisory_xact_lock_shared(${lockNamespace}, bucket)) from (
       select distinct ${bucket('email_key')} as bucket from client where structure_id = $1::uuid
         and id = any ($2::uuid[]) order by 1
     ) buckets`,
    [structureId, clientIds],
  );
}
