import { noteFailure } from '#lib/audit/security/record-security.ts';
import { emailKey } from '#lib/identity/email-key.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import {
  type AttemptLimit,
  clearAttempts,
  returnAttempts,
  takeAttempts,
  windowSeconds,
} from '#lib/throttle/attempts.ts';
import { isBusy } from '#lib/throttle/work-queue.ts';
import { type AccountOfAddress, accountsOfAddress } from './accounts-of-address.ts';
import { hasFactor } from './factor/check-factor.ts';
import { startChallenge } from './factor/sign-in-challenge.ts';
import { MAX_PASSWORD_LENGTH, verifyPassword } from './password.ts';
import { renewPasswordHash } from './renew-password-hash.ts';
import { isKnownAddress, rememberAddress } from './sign-in-address.ts';
import { type Device, startSession } from './start-session.ts';

/**
 * Credentials and their origin. `address`: network address. `knownBrowser`: the id of a browser
 * that signed in to this account before, else null. `browser`: by name, for the list of sessions.
 */
export type Attempt = {
  email: string;
  password: string;
  address: string;
  knownBrowser: string | null;
  browser?: string;
};
/**
 * `sessionId`: for the session cookie. An account with a second factor gets a challenge instead,
 * which opens nothing before its code was typed.
 */
export type SignedInNow = { staffId: string } & ({ sessionId: string } | { challengeId: string });
export type SignInProblem = { code: 'wrong' } | { code: 'wait'; seconds: number };

/**
 * Checks an e-mail and a password (`checkPassword`), and opens a session or, where a second factor
 * is set up, starts a challenge.
 */
export async function signIn(attempt: Attempt): Promise<Result<SignedInNow, SignInProblem>> {
  const checked = await checkPassword(attempt);
  if (!checked.ok) return checked;
  const { id: staffId, passwordHash } = checked.value;
  // Verifying takes time: no session is opened if the password was changed meanwhile.
  if (await hasFactor(staffId)) {
    const challengeId = await startChallenge(staffId, passwordHash);
    return challengeId ? succeed({ staffId, challengeId }) : fail({ code: 'wrong' });
  }
  const sessionId = await startSession(staffId, passwordHash, undefined, deviceOf(attempt));
  return sessionId ? succeed({ staffId, sessionId }) : fail({ code: 'wrong' });
}

/**
 * Checks an e-mail and a password. The answer and the time it takes are the same for an unknown
 * account as for a wrong password. If several accounts share an e-mail (at most one is proved), the
 * first one with this password is returned. Attempts are limited for a network address, for an
 * account from one network address, and for an account. The last limit does not apply to browsers
 * and network addresses that signed in to the account before, so others cannot lock the owner out
 * there. Elsewhere a mailed link makes the browser a known one (`unlockSignIn`).
 * @throws Busy when too many passwords are being verified; the attempt is then not counted
 */
export async function checkPassword({
  email,
  password,
  address,
  knownBrowser,
}: Attempt): Promise<Result<AccountOfAddress, SignInProblem>> {
  const key = emailKey(email);
  // Text that is not an e-mail address has no account, but the attempt is counted too.
  const tried = key.ok ? key.value : email.slice(0, 254);
  const known = knownBrowser === null && (await isKnownAddress(tried, address));
  const { own, shared } = limitsOf(tried, { address, knownBrowser, isKnown: known });
  const refused = await takeAttempts([...shared.slice(0, 2), ...own, ...shared.slice(2)]);
  if (refused) return fail({ code: 'wait', seconds: refused.seconds });
  const accounts = key.ok ? await accountsOfAddress(key.value) : [];
  const account = await accountWith(password.slice(0, MAX_PASSWORD_LENGTH + 1), accounts).catch(async (error) => {
    if (isBusy(error)) await returnAttempts([...own, ...shared]);
    throw error;
  });
  if (!account) {
    await noteFailure({ kind: 'sign-in-failed', details: { reason: 'password' } }, { email });
    return fail({ code: 'wrong' });
  }
  for (const limit of own) await clearAttempts(limit);
  await returnAttempts(shared);
  await rememberAddress(tried, address);
  return succeed(await renewPasswordHash(account, password));
}

function deviceOf({ address, browser = '' }: Attempt): Device {
  return { browser, address };
}

/** Finds the first account with this password. Takes as long without an account as with one. */
async function accountWith(password: string, accounts: AccountOfAddress[]): Promise<AccountOfAddress | null> {
  for (const account of accounts) if (await verifyPassword(account.passwordHash, password)) return account;
  if (accounts.length === 0) await verifyPassword(null, password);
  return null;
}

/** Attempts in a quarter of an hour, and in a day. */
const limits = {
  browser: { quarter: 10, day: 100 },
  accountFromAddress: { quarter: 10, day: 50 },
  address: { quarter: 50, day: 500 },
  account: { quarter: 100, day: 500 },
};

type Origin = { address: string; knownBrowser: string | null; isKnown: boolean };

/**
 * Returns the limits of an attempt. `own` count this browser or network address only; `shared`
 * count other clients too: those of the network address, then those of the account.
 */
function limitsOf(
  account: string,
  { address, knownBrowser, isKnown }: Origin,
): { own: AttemptLimit[]; shared: AttemptLimit[] } {
  if (knownBrowser !== null)
    return { own: quarterAndDay('sign-in:browser', `${knownBrowser} ${account}`, limits.browser), shared: [] };
  const own = quarterAndDay('sign-in:account-address', `${address} ${account}`, limits.accountFromAddress);
  const fromAddress = quarterAndDay('sign-in:address', address, limits.address);
  const toAccount = isKnown ? [] : quarterAndDay('sign-in:account', account, limits.account);
  return { own, shared: [...fromAddress, ...toAccount] };
}

function quarterAndDay(name: string, of: string, most: { quarter: number; day: number }): AttemptLimit[] {
  return [
    { name, of, limit: most.quarter },
    { name: `${name}:day`, of, limit: most.day, seconds: windowSeconds.day },
  ];
}
