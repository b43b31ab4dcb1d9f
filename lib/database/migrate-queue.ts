import { runMigrations } from 'graphile-worker';
import pg from 'pg';
import { Refusal } from '#lib/refusal.ts';
import { limitedConfig, migrationLimits } from './limits.ts';
import { isLockTimeout, type LockPatience, migrationPatience, retryOnLockTimeout } from './retry-on-lock-timeout.ts';

/**
 * Brings the job queue's own schema (`graphile_worker`) to its newest version. Like the product's
 * migrations, none waits long for a lock, because jobs that run and are added would wait behind it.
 * @throws Refusal when a lock is not free after several tries; each step is one transaction
 */
export async function migrateQueue(databaseUrl: string, patience: LockPatience = migrationPatience): Promise<void> {
  const limits = limitedConfig({ ...migrationLimits, lock: patience.timeoutMs });
  const pgPool = new pg.Pool({ connectionString: databaseUrl, ...limits });
  pgPool.on('error', () => undefined);
  pgPool.on('connect', (client) => client.on('error', () => undefined));
  try {
    await retryOnLockTimeout(patience, () => runMigrations({ pgPool }));
  } catch (error) {
    if (!isLockTimeout(error)) throw error;
    throw new Refusal(
      'The job queue could not be updated: a long transaction holds one of its tables. A version that runs goes on: start again later.',
    );
  } finally {
    await pgPool.end();
  }
}
