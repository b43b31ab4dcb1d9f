import { runMigrations } from 'graphile-worker';
import { LimitedClient } from './limited-client.ts';
import { limitedConfig, migrationLimits } from './limits.ts';
import { readMigrations } from './read-migrations.ts';
import { everyTable, openSchemaEngine } from './schema-engine.ts';

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
 */
export async function migrate(databaseUrl: string, only?: ReadonlySet<string>): Promise<string[]> {
  const guard = new LimitedClient({ connectionString: databaseUrl, ...limitedConfig(migrationLimits) });
  await guard.connect();
  try {
    await guard.query('select pg_advisory_lock($1)', [migrationLock]);
    await using engine = await openSchemaEngine(databaseUrl);
    const migrationsList = await readMigrations(only);
    const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList, filters: everyTable });
    // A verb queues its job in the transaction of its change, so the queue has to be there before
    // anyone can come in.
    await runMigrations({ connectionString: databaseUrl });
    return appliedMigrationNames;
  } finally {
    await guard.end();
  }
}
