import type pg from 'pg';
import type { Staff } from '#lib/actor/staff.ts';
import { connection, disconnect } from '#lib/database/connection.ts';
import { productLogin } from '#lib/database/embedded/product-login.ts';
import { enforceRowSecurity } from '#lib/database/row-security/enforce-row-security.ts';
import { enterStructure, withScope } from '#lib/database/row-security/scope.ts';

const role = 'club_bench';

/** Runs work, and returns how long PostgreSQL took for its statements, in milliseconds. */
export type TimeOf = (work: () => Promise<unknown>) => Promise<number>;

/**
 * Runs a bench with connections that see what a request of the structure sees, through row-level
 * security, and to which PostgreSQL tells how long it parsed, planned and executed each statement.
 * `DATABASE_URL` has to be that of the server's superuser.
 */
export async function asProduct<Value>(staff: Staff, bench: (timeOf: TimeOf) => Promise<Value>): Promise<Value> {
  const { DATABASE_URL: ownerUrl = '' } = process.env;
  const url = await productLogin(ownerUrl, 'a password of the bench', role);
  await enforceRowSecurity(ownerUrl, role);
  for (const setting of ['log_min_duration_statement = 0', 'client_min_messages = log'])
    await connection().pool.query(`alter role ${role} set ${setting}`);
  await disconnect();
  Object.assign(process.env, { DATABASE_URL: url, DATABASE_ROW_SECURITY: 'on' });
  let spent = 0;
  connection().pool.on('connect', (client: pg.PoolClient) =>
    client.on('notice', ({ message }) => {
      spent += Number(/^duration: ([\d.]+) ms /.exec(message ?? '')?.[1] ?? 0);
    }),
  );
  const timeOf: TimeOf = async (work) => {
    spent = 0;
    await withScope('none', async () => {
      enterStructure(staff.structure.id);
      await work();
    });
    return spent;
  };
  try {
    return await bench(timeOf);
  } finally {
    await disconnect();
    delete process.env.DATABASE_ROW_SECURITY;
    process.env.DATABASE_URL = ownerUrl;
  }
}
