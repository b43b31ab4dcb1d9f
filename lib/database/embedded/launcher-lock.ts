import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';

/**
 * 'rule' in ASCII; any constant will do. The lock is one of the database `postgres`, which nothing
 * else uses.
 */
const lock = 0x72_75_6c_65;

/** Takes the lock that a launcher holds as long as it lives. False when another one holds it. */
export async function launcherLock(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query('select pg_try_advisory_lock($1) as gained', [lock]);
  return rows[0].gained;
}

/**
 * Holds that lock until it is released, also over restarts of the server.
 * @param usurped called when another launcher has the lock, at first or after such a restart
 * @returns a function that releases the lock
 */
export async function holdLauncherLock(url: string, usurped: () => void): Promise<() => Promise<void>> {
  let over = false;
  let client: pg.Client | undefined;
  const rule = async (): Promise<void> => {
    while (!over) {
      const session = new pg.Client({ connectionString: url, keepAlive: true });
      try {
        session.on('error', () => undefined);
        await session.connect();
        if (!(await launcherLock(session))) {
          await session.end();
          return usurped();
        }
        client = session;
        session.once('end', () => void rule());
        return;
      } catch {
        await pause(50);
      }
    }
  };
  await rule();
  return async () => {
    over = true;
    await client?.end().catch(() => undefined);
  };
}
