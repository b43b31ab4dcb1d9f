import type { Queryable } from '#lib/database/run-sql.ts';
import { endTokens } from './end-tokens.ts';

/** Tokens that are ended together. */
const batch = 10_000;

/**
 * Signs out every device of the app in a restored copy: a token may have been ended since the
 * backup, because a telephone was lost. Accounts and their access stay, and a mailed code signs in
 * again.
 * @returns how many were signed out
 */
export async function endEveryToken(on: Queryable): Promise<number> {
  const { rows } = await on.query<{ id: string }>('select id from app_token where ended_at is null order by id');
  for (let from = 0; from < rows.length; from += batch)
    await endTokens(
      on,
      rows.slice(from, from + batch).map(({ id }) => id),
    );
  return rows.length;
}
