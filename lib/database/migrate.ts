import { Refusal } from '#lib/refusal.ts';
import { applyMigrations } from './apply-migrations.ts';
import { LimitedClient } from './limited-client.ts';
import { limitedConfig, migrationLimits } from './limits.ts';
import { migrateQueue } from './migrate-queue.ts';
import { readMigrations } from './read-migrations.ts';

/**
 * Any constant will do, as long as every starter of this product uses the same: 'club' in ASCII.
 */
const migrationLock = 0x63_6c_75_62;

/**
 * Brings the database to the newest migration, and the job queue's own schema (`graphile_worker`)
 * with it. Two processes that start at once take turns; the second finds nothing to do. The lock is
 * held on a connection of its own, so a starter that is killed sets it free.
 * @param only names of the migrations to apply: those that a backup had; all by default
 * @returns the names of the migrations that were applied now.
 * @throws Refusal when a newer version of the product has migrated the database: older code would
 * write what the newer one no longer understands
 */
export async function migrate(databaseUrl: string, only?: ReadonlySet<string>): Promise<string[]> {
  const guard = new LimitedClient({ connectionString: databaseUrl, ...limitedConfig(migrationLimits) });
  guard.on('error', () => undefined);
  await guard.connect();
  try {
    await guard.query('select pg_advisory_lock($1)', [migrationLock]);
    if (!only) await refuseNewerSchema(guard);
    const applied = await applyMigrations(databaseUrl, await readMigrations(only));
    // A verb queues its job in the transaction of its change, so the queue has to be there before
    // anyone can come in.
    await migrateQueue(databaseUrl);
    return applied;
  } finally {
    await guard.end();
  }
}

async function refuseNewerSchema(client: LimitedClient): Promise<void> {
  const { rows: found } = await client.query<{ there: boolean }>(
    `select to_regclass('_prisma_migrations') is not null as there`,
  );
  if (!found[0]?.there) return;
  const { rows } = await client.query<{ name: string }>(
    'select migration_name as name from _prisma_migrations where rolled_back_at is null order by migration_name',
  );
  const { migrationDirectories } = await readMigrations();
  const known = new Set(migrationDirectories.map(({ path }) => path));
  const unknown = rows.filter(({ name }) => !known.has(name));
  if (unknown.length === 0) return;
  throw new Refusal(
    `A newer version of the product has changed this database (${unknown.at(-1)?.name}): start that version. Nothing was changed now.`,
  );
}
