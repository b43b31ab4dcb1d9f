import { connection } from '#lib/database/connection.ts';
import { withoutSecrets } from './without-secrets.ts';

/** Strikes the tokens and codes out of mails that surely left, or never will, without this server's having written it down itself. */
export async function forgetSecrets(): Promise<number> {
  const { rowCount } = await connection().pool.query(
    `update mail m set ${withoutSecrets}
     where m.secrets <> '{}' and m.state <> 'queued' and m.state_at < now() - interval '1 day'`,
  );
  return rowCount ?? 0;
}
