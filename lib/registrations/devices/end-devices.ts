import type { AppUser } from '#lib/app-auth/app-user.ts';
import { inQuarterAndDay, takeAttemptOf, type Wait } from '#lib/app-auth/limits.ts';
import { logAppSignIn } from '#lib/audit/security/log-app-sign-in.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { retryOnConflict } from '#lib/database/retry-on-conflict.ts';
import { runSql, type Transaction } from '#lib/database/run-sql.ts';
import { isId } from '#lib/identity/id.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { endTokens } from './end-tokens.ts';
import { listDevices, readsMailbox } from './list-devices.ts';

/**
 * Signs out one device that `listDevices` shows to this one, itself included. The account and the
 * other devices stay.
 */
export async function endDevice(
  person: AppUser,
  deviceId: string,
): Promise<Result<null, Wait | { code: 'unknown-device' }>> {
  const wait = await takeAttemptOf(...inQuarterAndDay('app:sign-out:token', person.tokenId));
  if (wait) return fail(wait);
  const id = isId(deviceId) ? deviceId.toLowerCase() : null;
  const known = (await listDevices(person)).some((device) => device.id === id);
  if (id === null || !known) return fail({ code: 'unknown-device' });
  await retryOnConflict(() => inTransaction((tx) => endTokens(tx, [id])));
  logAppSignIn('signed-out', { accountId: person.accountId });
  return succeed(null);
}

/**
 * Signs out every other device of the account, and drops registrations of the address that wait for
 * their code. Only a device that has proved the address may.
 */
export async function endOtherDevices(person: AppUser): Promise<Result<null, Wait | { code: 'email-unproved' }>> {
  const wait = await takeAttemptOf(...inQuarterAndDay('app:sign-out:token', person.tokenId));
  if (wait) return fail(wait);
  const ended = await retryOnConflict(() => inTransaction((tx) => endOthers(tx, person)));
  if (ended.ok) logAppSignIn('signed-out', { accountId: person.accountId });
  return ended;
}

async function endOthers(
  tx: Transaction,
  { tokenId, accountId, emailKey }: AppUser,
): Promise<Result<null, { code: 'email-unproved' }>> {
  // Two devices that end each other at once wait here, and the second is no longer signed in.
  await runSql(tx, 'select id from app_account where id = $1::uuid for no key update', [accountId]);
  const [may] = await runSql(
    tx,
    `select from app_token t where t.id = $1::uuid and t.ended_at is null and ${readsMailbox}`,
    [tokenId, emailKey],
  );
  if (!may) return fail({ code: 'email-unproved' });
  const others = await runSql<{ id: string }>(
    tx,
    'select id from app_token where account_id = $1::uuid and id <> $2::uuid and ended_at is null order by id for update',
    [accountId, tokenId],
  );
  await endTokens(
    tx,
    others.map(({ id }) => id),
  );
  return succeed(null);
}
