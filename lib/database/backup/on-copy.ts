import { isDatabaseAway } from '#lib/database/is-database-away.ts';
import { LimitedClient } from '#lib/database/limited-client.ts';
import { limitedConfig, migrationLimits } from '#lib/database/limits.ts';
import { Refusal } from '#lib/refusal.ts';

/** PostgreSQL's code for a disk that is full. */
const diskFull = '53100';

/**
 * Runs work on a copy in one transaction, on a connection of its own.
 * @throws Refusal when the disk of the copy is full or its database does not answer
 */
export async function onCopy<Value>(
  databaseUrl: string,
  work: (client: LimitedClient) => Promise<Value>,
): Promise<Value> {
  const client = new LimitedClient({ connectionString: databaseUrl, ...limitedConfig(migrationLimits) });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('begin');
    const value = await work(client);
    await client.query('commit');
    await client.end();
    return value;
  } catch (error) {
    client.hangUp();
    if ((error as { code?: unknown }).code === diskFull)
      throw new Refusal('The disk of the database is full: the backup was not restored.');
    if (isDatabaseAway(error) === 'lost')
      throw new Refusal('The database of the copy does not answer any more: the backup was not restored.');
    throw error;
  }
}
