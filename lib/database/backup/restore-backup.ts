import { migrate } from '#lib/database/migrate.ts';
import { readMigrations } from '#lib/database/read-migrations.ts';
import { withholdMail } from '#lib/mail/withhold-mail.ts';
import { Refusal } from '#lib/refusal.ts';
import { endEveryToken } from '#lib/registrations/devices/end-every-token.ts';
import { replaceMainKey } from '#lib/secrets/main-key.ts';
import { endEverySession } from '#lib/staff/account/end-every-session.ts';
import type { Manifest } from './frames.ts';
import { noteBackup } from './last-backup.ts';
import { listTables } from './list-tables.ts';
import { type LoadedTables, loadTables } from './load-tables.ts';
import { onCopy } from './on-copy.ts';
import type { OpenBackup } from './read-backup.ts';

/** What was ended or withheld in the copy, because it may have been used since the backup. */
export type Settled = { mails: number; sessions: number; devices: number };

/**
 * Refuses a backup of a newer version, whose tables this version does not know.
 * @throws Refusal
 */
export async function requireKnownSchema({ migrations, product }: Manifest): Promise<void> {
  const { migrationDirectories } = await readMigrations();
  const known = new Set(migrationDirectories.map(({ path }) => path));
  const unknown = migrations.filter((name) => !known.has(name));
  if (unknown.length > 0)
    throw new Refusal(
      `The backup was made by a newer version (${product}, ${unknown.at(-1)}): update the product first. Nothing was changed.`,
    );
}

/** Refuses a database that has tables: a backup replaces nothing. */
async function requireEmptyDatabase(databaseUrl: string): Promise<void> {
  const tables = await onCopy(databaseUrl, (client) => listTables(client));
  if (tables.length > 0)
    throw new Refusal('The database has tables already: a backup is restored into an empty database only.');
}

/**
 * Loads a backup into an empty database: the tables as its version had them, in one transaction,
 * then the migrations that came later. The product refuses to start on it until `settleCopy` has
 * run.
 */
export async function restoreInto(databaseUrl: string, { manifest, frames }: OpenBackup): Promise<LoadedTables> {
  await requireEmptyDatabase(databaseUrl);
  await migrate(databaseUrl, new Set(manifest.migrations));
  const loaded = await onCopy(databaseUrl, async (client) => {
    const tables = await loadTables(client, frames);
    // No secret opens this: a copy that is not settled does not start.
    await replaceMainKey(client, '', `unfinished ${crypto.randomUUID()}`);
    return tables;
  });
  await migrate(databaseUrl);
  return loaded;
}

/**
 * Makes a loaded copy safe to start: no waiting mail leaves, no session or token of the app goes
 * on, and the main key is sealed under the secret of this installation.
 */
export async function settleCopy(
  databaseUrl: string,
  { manifest, bytes }: OpenBackup,
  authSecret: string,
): Promise<Settled> {
  const settled = await onCopy(databaseUrl, async (client) => {
    const ended = {
      mails: await withholdMail(client),
      sessions: await endEverySession(client),
      devices: await endEveryToken(client),
    };
    await noteBackup(client, { takenAt: new Date(manifest.takenAt), bytes });
    await replaceMainKey(client, manifest.mainKey, authSecret);
    return ended;
  });
  await onCopy(databaseUrl, (client) => client.query('analyze'));
  return settled;
}
