import { prisma } from '#lib/database/connection.ts';
import { emailKey } from '#lib/identity/email-key.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { clearAttempts, type Door, returnAttempt, takeAttempt } from '#lib/throttle/attempts.ts';
import { longestPassword, verifyPassword } from './password.ts';

/** What is tried, and where from. `knownBrowser`: the id of a browser that signed in to this very account before, else null. */
export type Attempt = { email: string; password: string; address: string; knownBrowser: string | null };
/** `at`: when the password still was the account's, by the database's clock. */
export type SignedInNow = { staffId: string; at: Date };
export type SignInProblem = { code: 'wrong' } | { code: 'wait'; seconds: number };

/**
 * Checks an e-mail and a password. The answer and the time it takes are the same for an unknown account as for a wrong password.
 * Attempts are limited per address, per account from one address, and per account; the last never concerns a browser that signed
 * in to the account before, so nobody can keep the owner out.
 */
export async function signIn({ email, password, address, knownBrowser }: Attempt): Promise<Result<SignedInNow, SignInProblem>> {
  const key = emailKey(email);
  // What is no e-mail address is nobody's, but trying it counts like any other.
  const { own, all } = doorsOf(key.ok ? key.value : email.slice(0, 254), address, knownBrowser);
  for (const door of all) {
    const seconds = await takeAttempt(door);
    if (seconds > 0) return fail({ code: 'wait', seconds });
  }
  const account = key.ok ? await prisma().staffAccount.findUnique({ where: { emailKey: key.value } }) : null;
  const right = await verifyPassword(account?.passwordHash ?? null, password.slice(0, longestPassword + 1));
  // Checking takes a while: whoever has changed the password meanwhile has done so because somebody knows it.
  const [still] =
    account && right
      ? await prisma().$queryRaw<{ at: Date }[]>`
          select clock_timestamp() as at from staff_account where id = ${account.id}::uuid and password_hash = ${account.passwordHash} for share`
      : [];
  if (!account || !still) return fail({ code: 'wrong' });
  for (const door of all) await (door === own ? clearAttempts(door) : returnAttempt(door));
  return succeed({ staffId: account.id, at: still.at });
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
