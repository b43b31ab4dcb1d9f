import { setTimeout as pause } from 'node:timers/promises';
import { connection } from '#lib/database/connection.ts';

const amount = 40;
const settling = 4;

/**
 * Measures what PostgreSQL itself was busy for one request of a page, in milliseconds: the sum over
 * all its statements, from their arrival to their end, also of those that ran side by side.
 */
export async function databaseTime(address: string, cookie: string): Promise<number> {
  const ask = async (times: number) => {
    for (let n = 0; n < times; n += 1) {
      const answer = await fetch(address, { headers: { cookie, 'accept-language': 'fr' }, redirect: 'manual' });
      if (answer.status !== 200) throw new Error(`${address}: status ${answer.status}`);
      await answer.text();
    }
  };
  await settle(ask);
  const before = await busy();
  await ask(amount);
  await settle(ask);
  return Math.round((((await busy()) - before) / (amount + settling)) * 100) / 100;
}

/** Sessions report what they were busy at the end of a statement, at most once a second. */
async function settle(ask: (times: number) => Promise<void>): Promise<void> {
  await pause(1_100);
  await ask(settling);
  await pause(100);
}

async function busy(): Promise<number> {
  const { rows } = await connection().pool.query<{ time: number }>(
    'select active_time as time from pg_stat_database where datname = current_database()',
  );
  return rows[0]?.time ?? Number.NaN;
}
