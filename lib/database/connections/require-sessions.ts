import pg from 'pg';
import { Refusal } from '#lib/refusal.ts';

/** Connections that hold a transaction at the same time, so that a pooler runs out of idle ones. */
const holders = 5;

/**
 * Finds the address for work that needs a session.
 * @param direct where it differs from the address of all other work
 * @throws Refusal when it leads to a pooler that gives none
 */
export async function requireSessions(databaseUrl: string, direct: string | undefined): Promise<string> {
  if (!(await sharesSessions(direct ?? databaseUrl))) return direct ?? databaseUrl;
  throw new Refusal(
    direct
      ? 'DATABASE_DIRECT_URL leads to a pooler in transaction mode: it must be the address of PostgreSQL itself.'
      : 'DATABASE_URL leads to a pooler in transaction mode: set DATABASE_DIRECT_URL to the address of PostgreSQL itself as well.',
  );
}

/**
 * Whether connections to this address share their sessions, as through a pooler in transaction
 * mode: while one connection is open and idle, its session then serves the transaction of another.
 */
async function sharesSessions(databaseUrl: string): Promise<boolean> {
  const clients = Array.from(
    { length: holders + 1 },
    () => new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 }),
  );
  for (const client of clients) client.on('error', () => undefined);
  try {
    await Promise.all(clients.map((client) => client.connect()));
    const [idle, ...others] = clients as [pg.Client, ...pg.Client[]];
    const own = await sessionOf(idle);
    for (const other of others) {
      await other.query('begin');
      if ((await sessionOf(other)) === own) return true;
    }
    return false;
  } finally {
    await Promise.all(clients.map((client) => client.end().catch(() => undefined)));
  }
}

async function sessionOf(client: pg.Client): Promise<string | undefined> {
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  return rows[0] && String(rows[0].pid);
}
