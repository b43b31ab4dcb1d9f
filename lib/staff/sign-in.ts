import { emailKey } from '#lib/identity/email-key.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { clearAttempts, type Door, returnAttempt, takeAttempt } from '#lib/throttle/attempts.ts';
import { type AccountOfAddress, accountsOfAddress } from './accounts-of-address.ts';
import { longestPassword, verifyPassword } from './password.ts';
import { startSession } from './start-session.ts';

/** What is tried, and where from. `knownBrowser`: the id of a browser that signed in to this very account before, else null. */
export type Attempt = { email: string; password: string; address: string; knownBrowser: string | null };
/** `sessionId`: for the session cookie. */
export type SignedInNow = { staffId: string; sessionId: string };
export type SignInProblem = { code: 'wrong' } | { code: 'wait'; seconds: number };

/** Opens a session for an e-mail and a password that belong together: see `checkPassword`. */
export async function signIn(attempt: Attempt): Promise<Result<SignedInNow, SignInProblem>> {
  const checked = await checkPassword(attempt);
  if (!checked.ok) return checked;
  const { id: staffId, passwordHash } = checked.value;
  // Checking takes a while: whoever has changed the password meanwhile has done so because somebody knows it.
  const sessionId = await startSession(staffId, passwordHash);
  return sessionId ? succeed({ staffId, sessionId }) : fail({ code: 'wrong' });
}

/**
 * Checks an e-mail and a password. The answer and the time it takes are the same for an unknown account as for a wrong password.
 * Where several accounts share an address (one proved at most), the first that the password belongs to is meant.
 * Attempts are limited per address, per account from one address, and per account; the last never concerns a browser that signed
 * in to the account before, so nobody can keep the owner out.
 */
export async function checkPassword({ email, password, address, knownBrowser }: Attempt): Promise<Result<AccountOfAddress, SignInProblem>> {
  const key = emailKey(email);
  // What is no e-mail address is nobody's, but trying it counts like any other.
  const { own, all } = doorsOf(key.ok ? key.value : email.slice(0, 254), address, knownBrowser);
  for (const door of all) {
    const seconds = await takeAttempt(door);
    if (seconds > 0) return fail({ code: 'wait', seconds });
  }
  const accounts = key.ok ? await accountsOfAddress(key.value) : [];
  const account = await accountWith(password.slice(0, longestPassword + 1), accounts);
  if (!account) return fail({ code: 'wrong' });
  for (const door of all) await (door === own ? clearAttempts(door) : returnAttempt(door));
  return succeed(account);
}

/** The first account with this password. Without any account it takes as long as for one. */
async function accountWith(password: string, accounts: AccountOfAddress[]): Promise<AccountOfAddress | null> {
  for (const account of accounts) if (await verifyPassword(account.passwordHash, password)) return account;
  if (accounts.length === 0) await verifyPassword(null, password);
  return null;
}

/** In the order they are tried: an attempt that one refuses does not count at those behind it. `own` is shared with nobody else. */
function doorsOf(account: string, address: string, knownBrowser: string | null): { own: Door; all: Door[] } {
  if (knownBrowser !== null) {
    const own = { name: 'sign-in:browser', of: `${knownBrowser} ${account}`, limit: 10 };
    return { own, all: [own] };
  }
  const own = { name: 'sign-in:account-address', of: `${address} ${account}`, limit: 10 };
  const fromAddress = { name: 'sign-in:address', of: address, limit: 50 };
  const toAccount = { name: 'sign-in:account', of: account, limit: 100 };
  return { own, all: [fromAddress, own, toAccount] };
}
