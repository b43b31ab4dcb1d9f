import type { LimitedClient } from '../limited-client.ts';

/** Its SQLSTATE, cannot_connect_now, says the same of a server that is about to start. */
class StandbyServer extends Error {
  readonly code = '57P03';
}

/**
 * Refuses a new connection to a standby, which a server is until it takes over, and again after it
 * lost its role. PostgreSQL says which it is when it accepts a connection; poolers keep that to
 * themselves, and are asked.
 * @throws an error that `isDatabaseAway` recognises
 */
export async function requirePrimary(client: LimitedClient): Promise<void> {
  const isStandby = client.isStandby ?? (await asked(client));
  if (isStandby) throw new StandbyServer('this server is a standby and takes no writes');
}

async function asked(client: LimitedClient): Promise<boolean> {
  const { rows } = await client.query<{ standby: boolean }>('select pg_is_in_recovery() as standby');
  return rows[0]?.standby ?? false;
}
