import { recordEvents } from '#lib/audit/record-events.ts';
import { noteFailure } from '#lib/audit/security/record-security.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import type { Transaction } from '#lib/database/run-sql.ts';
import { isUniqueViolation } from '#lib/database/unique-violation.ts';
import { emailKey } from '#lib/identity/email-key.ts';
import { trimEmail } from '#lib/identity/trim-email.ts';
import { mailSettings } from '#lib/mail/mail-settings.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { type AccountOfAddress, accountsOfAddress } from '../accounts-of-address.ts';
import { hasFactor } from '../factor/check-factor.ts';
import { startChallenge } from '../factor/sign-in-challenge.ts';
import { type AccountColumns, type NewAccount, type NewAccountProblem, newAccount } from '../new-account.ts';
import { proveAddress } from '../prove-address.ts';
import { checkPassword, type SignedInNow } from '../sign-in.ts';
import { type Device, startSession } from '../start-session.ts';
import { findJoinLink, type JoinLink } from './find-join-link.ts';
import { checkJoinCode } from './join-code.ts';

/**
 * `codeId` and `code`: of the code that was mailed to a person whose link was passed on. `browser`:
 * by name, for the list of sessions.
 */
export type Joining = NewAccount & { codeId?: string; code?: string; browser?: string };
/** `email`: the address that joined, whatever was typed. */
export type Joined = SignedInNow & { slug: string; email: string };

export type JoinProblem =
  | { code: 'link-invalid' }
  | { code: 'already-member'; slug: string }
  | { code: 'wait'; seconds: number }
  | NewAccountProblem
  | { field: 'code'; code: 'code-wrong' | 'code-expired' }
  | { field: 'password'; code: 'account-password' };

/**
 * Joins the structure that an invitation leads to. A mailed link proves the address it went to, and
 * no other joins by it; a link that was passed on needs a mailed code. Only where no mail can be
 * sent does an unproved address join. A proved account of the address proves itself by its password
 * (throttled like signing in) and keeps its name; an unproved one blocks no other: it joins by its
 * password, else a new account is made beside it. The first to join uses the link up.
 * @param address where the attempt comes from, for the throttle
 */
export async function joinStructure(
  token: string,
  person: Joining,
  address: string,
): Promise<Result<Joined, JoinProblem>> {
  const link = await findJoinLink(token);
  if (!link) {
    await noteFailure({ kind: 'sign-in-failed', details: { reason: 'link' } });
    return fail({ code: 'link-invalid' });
  }
  const shown = await addressOf(link, person);
  if (!shown.ok) return shown;
  const { email, isProved } = shown.value;
  const key = emailKey(email);
  if (!key.ok) return fail({ field: 'email', code: key.problem });
  const own = await ownAccount(key.value, { ...person, email, address }, isProved);
  if (!own.ok) return own;
  // An account that exists proves itself by the password it has, however weak that is.
  const account = own.value
    ? succeed(own.value)
    : await newAccount({ ...person, email }, [link.structureName, link.slug]);
  if (!account.ok) return account;
  const device = { browser: person.browser ?? '', address };
  try {
    return await inTransaction((tx) =>
      join(tx, token, { account: account.value, email: trimEmail(email), emailKey: key.value, isProved, device }),
    );
  } catch (error) {
    // Another account proved this e-mail meanwhile; its password is required.
    if (isUniqueViolation(error)) return fail({ field: 'password', code: 'account-password' });
    throw error;
  }
}

/** Whose address it is, and whether that is known. */
async function addressOf(
  link: JoinLink,
  person: Joining,
): Promise<Result<{ email: string; isProved: boolean }, JoinProblem>> {
  if (link.isMailed && link.email !== null) return succeed({ email: link.email, isProved: true });
  if (!mailSettings()) return succeed({ email: link.email ?? person.email, isProved: false });
  const checked = await checkJoinCode(link, { id: person.codeId ?? '', code: person.code ?? '' });
  if (checked.ok) return succeed({ email: checked.value, isProved: true });
  const { structureId } = link;
  await noteFailure({ kind: 'sign-in-failed', details: { reason: 'code' } }, { structureId });
  return fail({ field: 'code', code: checked.problem });
}

/** The account that joins; null for a new one. */
async function ownAccount(
  emailKey: string,
  attempt: { email: string; password: string; address: string },
  isProved: boolean,
): Promise<Result<AccountOfAddress | null, JoinProblem>> {
  const known = await accountsOfAddress(emailKey);
  if (known.length === 0) return succeed(null);
  const hasProved = known.some(({ proved }) => proved);
  const checked = await checkPassword({ ...attempt, knownBrowser: null });
  if (checked.ok && (checked.value.proved || !hasProved || !isProved)) return succeed(checked.value);
  if (!hasProved) return succeed(null);
  return fail(
    !checked.ok && checked.problem.code === 'wait' ? checked.problem : { field: 'password', code: 'account-password' },
  );
}

/** Who joins. `account`: the one that exists, or the columns of a new one. */
type Candidate = {
  account: AccountOfAddress | AccountColumns;
  email: string;
  emailKey: string;
  isProved: boolean;
  device: Device;
};

const ownOf = ({ account }: Candidate) => ('id' in account ? account : null);

async function join(tx: Transaction, token: string, candidate: Candidate): Promise<Result<Joined, JoinProblem>> {
  const { account, email, isProved, device } = candidate;
  // Locks the link, so that only one of two people with the same link joins.
  const link = await findJoinLink(token, tx);
  if (!link) return fail({ code: 'link-invalid' });
  const { structureId, id, role, slug } = link;
  if (await isMember(tx, structureId, candidate)) return fail({ code: 'already-member', slug });
  const emailProvedAt = isProved ? new Date() : null;
  const own = ownOf(candidate);
  const staffId =
    'id' in account ? account.id : (await tx.staffAccount.create({ data: { ...account, emailProvedAt } })).id;
  const opened = await openFor(tx, staffId, own?.passwordHash ?? null, device);
  if (!opened) return fail({ field: 'password', code: 'account-password' });
  if (isProved) await proveAddress(tx, staffId);
  await tx.membership.create({ data: { structureId, staffId, role } });
  await tx.joinLink.update({
    where: { structureId_id: { structureId, id } },
    data: { usedAt: new Date(), usedById: staffId },
  });
  await recordEvents(tx, [{ structureId, staffId, kind: 'colleague-joined', details: { staffId, role } }]);
  return succeed({ ...opened, slug, email });
}

/**
 * Membership is shown by the link and the password; working here also asks for the second factor.
 */
async function openFor(
  tx: Transaction,
  staffId: string,
  passwordHash: string | null,
  device: Device,
): Promise<SignedInNow | null> {
  if (await hasFactor(staffId)) {
    const challengeId = await startChallenge(staffId, passwordHash, tx);
    return challengeId ? { staffId, challengeId } : null;
  }
  const sessionId = await startSession(staffId, passwordHash, tx, device);
  return sessionId ? { staffId, sessionId } : null;
}

/**
 * A second unproved account of one address in one team would be a mistake, or an attempt to
 * obstruct the first.
 */
async function isMember(tx: Transaction, structureId: string, candidate: Candidate): Promise<boolean> {
  const own = ownOf(candidate);
  const { emailKey: key, isProved } = candidate;
  if (!own && isProved) return false;
  const staff = own ? { id: own.id } : { emailKey: key };
  return (await tx.membership.count({ where: { structureId, staff } })) > 0;
}
