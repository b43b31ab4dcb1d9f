import pg from 'pg';
import type { Env } from '#lib/env.ts';
import { unsealForConnection } from '#lib/erp/connections/seal.ts';
import { Refusal } from '#lib/refusal.ts';
import { storedMainKey, storeFirstMainKey } from '#lib/secrets/main-key.ts';

/** What starts are refused with; the second sentence says how to go on. */
const wrongSecret = `AUTH_SECRET is not the secret that this database was used with: under it, no ERP's secret could be read.
Set the former one again, or set it as AUTH_SECRET_PREVIOUS beside the new one.
If it is lost: \`npm run reseal -- --lost\` takes the new one, and every ERP needs a new secret.`;

/**
 * Opens the key that all others are derived from. The first start of a database makes it from
 * AUTH_SECRET; a start with a new AUTH_SECRET and the former one as AUTH_SECRET_PREVIOUS seals it
 * anew, so that sessions, links and secrets of ERPs stay valid.
 * @param authSecret AUTH_SECRET, or the secret kept beside the embedded database
 * @throws Refusal when neither secret opens it
 */
export async function openMainKey(
  databaseUrl: string,
  authSecret: string,
  { AUTH_SECRET_PREVIOUS: previous }: Pick<Env, 'AUTH_SECRET_PREVIOUS'>,
): Promise<string> {
  const client = new pg.Client({ connectionString: databaseUrl });
  // A connection that is lost fails its statement; without a listener it would end the process.
  client.on('error', () => undefined);
  await client.connect();
  try {
    const stored = await storedMainKey(client, authSecret, previous);
    if (stored === 'wrong-secret') throw new Refusal(wrongSecret);
    if (stored) return stored;
    for (const secret of previous ? [authSecret, previous] : [authSecret]) {
      if (await opensErpSecrets(client, secret)) return await storeFirstMainKey(client, secret, authSecret);
    }
    throw new Refusal(wrongSecret);
  } finally {
    await client.end();
  }
}

/**
 * Whether a secret opens what ERPs were given before the main key was stored; true when there is
 * nothing to open.
 */
async function opensErpSecrets(client: pg.Client, secret: string): Promise<boolean> {
  const { rows } = await client.query<{ structureId: string; connectionId: string; sealed: string }>(
    `select structure_id as "structureId", connection_id as "connectionId", sealed from erp_secret
     where sealed is not null order by created_at desc limit 20`,
  );
  return rows.length === 0 || rows.some((row) => unsealForConnection(row.sealed, row, secret) !== null);
}
