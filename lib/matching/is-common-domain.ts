import type { Staff } from '#lib/actor/staff.ts';
import { connection } from '#lib/database/connection.ts';

/** Number of clients from which on a domain is no typing error. */
const minClients = 3;

/**
 * Returns whether several clients of the actor's structure outside the trash have an address at the
 * domain of this one. It reads the structure's addresses, so callers ask only about a domain that
 * looks mistyped.
 * @param key an `emailKey`
 */
export async function isCommonDomain({ structure }: Staff, key: string): Promise<boolean> {
  const { rows } = await connection().pool.query<{ count: number }>(
    `select count(*)::int as count from (
      select 1 from client where structure_id = $1 and deleted_at is null and email_key <> $2 and right(email_key,
        length($3::text)) = $3::text limit $4
    ) mailbox`,
    [structure.id, key, key.slice(key.lastIndexOf('@')), minClients],
  );
  return rows[0]?.count === minClients;
}
