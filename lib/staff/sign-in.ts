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
import { MAX_PASSWORD_LENGTH, verifyPassword } from './password.ts';
import { isKnownAddress, rememberAddress } from './sign-in-address.ts';
import { startSession } from './start-session.ts';

/**
 * What is tried, and where from. `knownBrowser`: the id of a browser that signed in to this very
 * account before, else null.
 */
export type Attempt = { email: string; password: string; address: string; knownBrowser: string | null };
/** `sessionId`: for the session cookie. */
export type SignedInNow = { staffId: string; sessionId: string };
export type SignInProblem = { code: 'wrong' } | { code: 'wait'; seconds: number };

/** Opens a session for an e-mail and a password that belong together: see `checkPassword`. */
export async function signIn(attempt: Attempt): Promise<Result<SignedInNow, SignInProblem>> {
  const checked = await checkPassword(attempt);
  if (!checked.ok) return checked;
  const { id: staffId, passwordHash } = checked.value;
  // Checking takes a while: a password that was changed meanwhile opens no session.
  const sessionId = await startSession(staffId, passwordHash);
  return sessionId ? succeed({ staffId, sessionId }) : fail({ code: 'wrong' });
}

/**
 * Checks an e-mail and a password. The answer and the time it takes are the same for an unknown
 * account as for a wrong password. Where several accounts share an address (one proved at most),
 * the first that the password belongs to is meant. Attempts are limited per network address, per
 * account from one, and per account; the last concerns neither a browser nor a network address that
 * signed in to the account before, so others cannot keep the owner out there. Elsewhere a mailed
 * link makes the browser a known one (`unlockSignIn`).
 * @throws Busy when too many passwords are being checked; the attempt does not count then
 */
export async function checkPassword({
  email,
  password,
  address,
  knownBrowser,
}: Attempt): Promise<Result<AccountOfAddress, SignInProblem>> {
  const key = emailKey(email);
  // What is no e-mail address is nobody's, but trying it counts like any other.
  const tried = key.ok ? key.value : email.slice(0, 254);
  const known = knownBrowser === null && (await isKnownAddress(tried, address));
  const { own, shared } = doorsOf(tried, { address, knownBrowser, isKnown: known });
  const refused = await takeAttempts([...shared.slice(0, 2), ...own, ...shared.slice(2)]);
  if (refused) return fail({ code: 'wait', seconds: refused.seconds });
  const accounts = key.ok ? await accountsOfAddress(key.value) : [];
  const account = await accountWith(password.slice(0, MAX_PASSWORD_LENGTH + 1), accounts).catch(async (error) => {
    if (isBusy(error)) await returnAttempts([...own, ...shared]);
    throw error;
  });
  if (!account) return fail({ code: 'wrong' });
  for (const door of own) await clearAttempts(door);
  await returnAttempts(shared);
  await rememberAddress(tried, address);
  return succeed(account);
}

/** The first account with this password. Without any account it takes as long as for one. */
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
 * `own` are this browser's or network address's alone, `shared` others may use up: the network
 * address's, then the account's.
 */
function doorsOf(
  account: string,
  { address, knownBrowser, isKnown }: Origin,
): { own: AttemptLimit[]; shared: AttemptLimit[] } {
  if (knownBrowser !== null)
    return { own: bothDoors('sign-in:browser', `${knownBrowser} ${account}`, limits.browser), shared: [] };
  const own = bothDoors('sign-in:account-address', `${address} ${account}`, limits.accountFromAddress);
  const fromAddress = bothDoors('sign-in:address', address, limits.address);
  const toAccount = isKnown ? [] : bothDoors('sign-in:account', account, limits.account);
  return { own, shared: [...fromAddress, ...toAccount] };
}

function bothDoors(name: string, of: string, most: { quarter: number; day: number }): AttemptLimit[] {
  return [
    { name, of, limit: most.quarter },
    { name: `${name}:day`, of, limit: most.day, seconds: windowSeconds.day },
  ];
}
