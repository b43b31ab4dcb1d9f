import { recordSecurity } from '#lib/audit/security/record-security.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import type { Transaction } from '#lib/database/run-sql.ts';
import { newSessionId, sessionIdHash, sessionSeconds } from './session-id.ts';

/** What is shown of a session: the browser by name (`browserName`) and the network address. */
export type Device = { browser: string; address: string };

/** A code after the password, or a passkey. */
type StrongProof = 'code' | 'passkey';

/**
 * Opens a session of an account, for fourteen days. An account with a second factor gets none
 * unless a code or a passkey was checked, whatever else has proved it. It is written to the
 * security log.
 * @param passwordHash the hash that the password was checked against; null for an account that was
 *   proved in another way
 * @param checked what was checked that a stolen password does not give
 * @returns the session id for the cookie; null when the password was changed since the check, or a
 *   second factor is missing. The share lock makes a change of the password that runs at the same
 *   time wait, so that it ends this session too.
 */
export async function startSession(
  staffId: string,
  passwordHash: string | null,
  database?: Transaction,
  device: Device = { browser: '', address: '' },
  { checked }: { checked?: StrongProof } = {},
): Promise<string | null> {
  if (!database) return inTransaction((tx) => startSession(staffId, passwordHash, tx, device, checked && { checked }));
  const sessionId = newSessionId();
  const started = await database.$executeRaw`
    insert into staff_session (id_hash, staff_id, expires_at, browser, address)
    select ${sessionIdHash(sessionId)}, account.id, now() + make_interval(secs => ${sessionSeconds}),
      ${device.browser}, ${device.address}
    from staff_account account
    where account.id = ${staffId}::uuid and account.password_hash = coalesce(${passwordHash}, account.password_hash)
      and (${checked !== undefined} or not exists (
        select from second_factor factor where factor.staff_id = account.id and factor.confirmed_at is not null))
    for share of account`;
  if (started !== 1) return null;
  const by = checked ?? (passwordHash === null ? 'link' : 'password');
  await recordSecurity(database, { kind: 'signed-in', details: { by } }, { staffId });
  return sessionId;
}
