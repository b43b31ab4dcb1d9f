import { createHash } from 'node:crypto';
import { connection } from '#lib/database/connection.ts';

/**
 * Days after which a network address that an account did not sign in from any more is forgotten.
 */
export const keptDays = 180;

/**
 * Whether an account signed in from this network address before. `account`: the key of its e-mail.
 */
export async function isKnownAddress(account: string, address: string): Promise<boolean> {
  const { rowCount } = await connection().pool.query('select 1 from sign_in_address where key = $1', [
    keyOf(account, address),
  ]);
  return rowCount === 1;
}

/** Remembers that an account signed in from this network address. */
export async function rememberAddress(account: string, address: string): Promise<void> {
  await connection().pool.query(
    'insert into sign_in_address (key) values ($1) on conflict (key) do update set seen_at = now()',
    [keyOf(account, address)],
  );
}

/** Deletes the network addresses that were not used for half a year. */
export async function forgetAddresses(): Promise<number> {
  const { rowCount } = await connection().pool.query(
    'delete from sign_in_address where seen_at < now() - make_interval(days => $1)',
    [keptDays],
  );
  return rowCount ?? 0;
}

/** Hashed like what the throttle counts: the table holds no address of anybody. */
function keyOf(account: string, address: string): string {
  return createHash('sha256').update(`${address} ${account}`).digest('hex');
}
