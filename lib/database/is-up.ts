import { connection } from './connection.ts';

/**
 * Whether the database answers a query in time; a full pool counts as not answering. @param within
 * milliseconds
 */
export async function isDatabaseUp(within: number): Promise<boolean> {
  const late = Promise.withResolvers<false>();
  const timer = setTimeout(() => late.resolve(false), within);
  const answered = ask().catch(() => false);
  return Promise.race([answered, late.promise]).finally(() => clearTimeout(timer));
}

async function ask(): Promise<boolean> {
  await connection().pool.query('select 1');
  return true;
}
