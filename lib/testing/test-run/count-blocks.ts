import type pg from 'pg';
import { connection } from '#lib/database/connection.ts';

type Plan = { 'Shared Hit Blocks': number; 'Shared Read Blocks': number };
type Explained = pg.QueryResult<{ 'QUERY PLAN': [{ Plan: Plan }] }>;
type Query = (...call: unknown[]) => Promise<Explained>;

/**
 * For tests: runs work and adds up the blocks of 8 kB that its queries read, by running each of
 * them once more under EXPLAIN. Unlike a time, the sum does not depend on the machine.
 */
export async function countBlocks(work: () => Promise<unknown>): Promise<number> {
  const { pool } = connection();
  let blocks = 0;
  const restore: (() => void)[] = [];
  const observe = (client: pg.PoolClient) => {
    const { query } = client;
    restore.push(() => {
      client.query = query;
    });
    const run = query as unknown as Query;
    const observed: Query = async (...call) => {
      const [text, values] = call;
      if (typeof text === 'string' && /^\s*(?:select|with)\b/i.test(text)) {
        const { rows } = await run(`explain (analyze, buffers, format json) ${text}`, values);
        const plan = rows[0]?.['QUERY PLAN'][0].Plan;
        blocks += (plan?.['Shared Hit Blocks'] ?? 0) + (plan?.['Shared Read Blocks'] ?? 0);
      }
      return run(...call);
    };
    client.query = observed as unknown as typeof query;
  };
  pool.on('acquire', observe);
  try {
    await work();
  } finally {
    pool.off('acquire', observe);
    for (const undo of restore.toReversed()) undo();
  }
  return blocks;
}
