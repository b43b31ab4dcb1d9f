import type { MigrationList } from '@prisma/schema-engine-wasm';
import { Refusal } from '#lib/refusal.ts';
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
    const migrations = await readMigrations(only);
    const names = new Set(migrations.migrationDirectories.map(({ path }) => path));
    const history = await readHistory(guard);
    if (!only) refuseNewerSchema(history, names);
    const applied = isUpToDate(history, names) ? [] : await apply(databaseUrl, migrations);
    // A verb queues its job in the transaction of its change, so the queue has to be there before
    // anyone can come in.
    await migrateQueue(databaseUrl);
    return applied;
  } finally {
    await guard.end();
  }
}

/** A migration that was begun and not rolled back. */
type BegunMigration = { name: string; isFinished: boolean };

async function readHistory(client: LimitedClient): Promise<BegunMigration[]> {
  const { rows: found } = await client.query<{ there: boolean }>(
    `select to_regclass('_prisma_migrations') is not null as there`,
  );
  if (!found[0]?.there) return [];
  const { rows } = await client.query<BegunMigration>(
    `select migration_name as name, finished_at is not null as "isFinished"
     from _prisma_migrations where rolled_back_at is null order by migration_name`,
  );
  return rows;
}

function refuseNewerSchema(history: BegunMigration[], known: ReadonlySet<string>): void {
  const unknown = history.filter(({ name }) => !known.has(name));
  if (unknown.length === 0) return;
  throw new Refusal(
    `A newer version of the product has changed this database (${unknown.at(-1)?.name}): start that version. Nothing was changed now.`,
  );
}

/** Where one is unfinished, the engine says what to do. */
function isUpToDate(history: BegunMigration[], wanted: ReadonlySet<string>): boolean {
  const begun = new Set(history.map(({ name }) => name));
  return history.every(({ isFinished }) => isFinished) && [...wanted].every((name) => begun.has(name));
}

/** Loads Prisma's schema engine only here: compiling it takes a second of processor time. */
async function apply(databaseUrl: string, migrations: MigrationList): Promise<string[]> {
  const { applyMigrations } = await import('./apply-migrations.ts');
  return applyMigrations(databaseUrl, migrations);
}
