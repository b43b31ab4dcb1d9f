import type { MigrationList } from '@prisma/schema-engine-wasm';
import { Refusal } from '#lib/refusal.ts';
import { type LockPatience, migrationPatience } from './retry-on-lock-timeout.ts';
import { everyTable, openSchemaEngine } from './schema-engine.ts';

/**
 * Applies the migrations that the database does not have. While another version of the product
 * serves from it, none waits long for a lock, because every later request would wait behind it.
 * @returns the names of the migrations that were applied now
 * @throws Refusal when a lock is not free after several tries: that migration and those after it
 * are not applied, and the next start tries them again
 */
export async function applyMigrations(
  databaseUrl: string,
  migrationsList: MigrationList,
  patience: LockPatience = migrationPatience,
): Promise<string[]> {
  await using engine = await openSchemaEngine(databaseUrl, patience);
  try {
    const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList, filters: everyTable });
    return appliedMigrationNames;
  } catch (error) {
    if (!engine.hasLockTimedOut()) throw error;
    // A script is sent whole, which PostgreSQL runs in one transaction: nothing of it is kept. The
    // engine has noted it as failed, and would refuse every later start.
    const { failedMigrationNames } = await engine.diagnoseMigrationHistory({
      migrationsList,
      filters: everyTable,
      optInToShadowDatabase: false,
    });
    for (const migrationName of failedMigrationNames) await engine.markMigrationRolledBack({ migrationName });
    throw new Refusal(
      `The database could not be updated (${failedMigrationNames.join(', ')}): a long transaction, maybe a backup or an export, holds a table. Nothing of this step was changed, and a version that runs goes on: start again later.`,
    );
  }
}
