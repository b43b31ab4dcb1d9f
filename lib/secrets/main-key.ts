import { hkdfSync } from 'node:crypto';
import type { Queryable } from '#lib/database/run-sql.ts';
import { seal, unseal } from './seal.ts';

/** What the sealed main key is bound to. */
const owner = 'main key';

/**
 * Reads the key that all others are derived from. A key sealed under the former AUTH_SECRET is
 * sealed again under the present one.
 * @returns null when the database has none yet; `wrong-secret` when neither secret opens it
 */
export async function storedMainKey(
  client: Queryable,
  authSecret: string,
  previous?: string,
): Promise<string | 'wrong-secret' | null> {
  const { rows } = await client.query<{ sealed: string }>('select sealed from main_key');
  const sealed = rows[0]?.sealed;
  if (!sealed) return null;
  const opened = unseal(sealed, owner, wrappingKey(authSecret));
  if (opened) return opened;
  const former = previous ? unseal(sealed, owner, wrappingKey(previous)) : null;
  if (!former) return 'wrong-secret';
  // Of two processes that start at once, the second changes nothing.
  await client.query('update main_key set sealed = $1, changed_at = now() where sealed = $2', [
    seal(former, owner, wrappingKey(authSecret)),
    sealed,
  ]);
  return former;
}

/**
 * Stores the first main key of a database, sealed under AUTH_SECRET.
 * @returns the key, or the one that another process has stored in the meantime
 */
export async function storeFirstMainKey(client: Queryable, mainKey: string, authSecret: string): Promise<string> {
  await client.query('insert into main_key (sealed) values ($1) on conflict (id) do nothing', [
    seal(mainKey, owner, wrappingKey(authSecret)),
  ]);
  return (await storedMainKey(client, authSecret)) ?? mainKey;
}

/** Replaces the main key: what was derived from the former one is worth nothing from now on. */
export async function replaceMainKey(client: Queryable, mainKey: string, authSecret: string): Promise<void> {
  await client.query(
    `insert into main_key (sealed) values ($1) on conflict (id) do update set sealed = excluded.sealed, changed_at = now()`,
    [seal(mainKey, owner, wrappingKey(authSecret))],
  );
}

/** The key that only seals the main key. It is derived from AUTH_SECRET, the others are not. */
function wrappingKey(authSecret: string): Buffer {
  return Buffer.from(hkdfSync('sha256', authSecret, '', 'club main key', 32));
}
