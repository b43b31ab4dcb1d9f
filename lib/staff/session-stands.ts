import { connection } from '#lib/database/connection.ts';

/** Whether somebody who signed in then still is: there is such an account, and its password was not changed since. */
export async function sessionStands(staffId: string, signedInAt: Date): Promise<boolean> {
  const { rowCount } = await connection().pool.query(
    'select 1 from staff_account where id = $1 and (sessions_since is null or sessions_since <= $2)',
    [staffId, signedInAt],
  );
  return rowCount === 1;
}
