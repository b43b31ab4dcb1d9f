import { emailKey } from '#lib/identity/email-key.ts';
import { type EmailProblem, trimEmail } from '#lib/identity/trim-email.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { type PasswordWeakness, passwordWeakness } from './account/weak-password.ts';
import { hashPassword } from './password.ts';

/** A person who is to sign in here. */
export type NewAccount = { name: string; email: string; password: string };

export type AccountColumns = { name: string; email: string; emailKey: string; passwordHash: string };

export type NewAccountProblem = { field: 'email'; code: EmailProblem } | { field: 'password'; code: PasswordWeakness };

/**
 * The columns of an account whose password is neither common nor made of the words around it.
 * Hashing takes time, so it happens before a transaction is opened.
 * @param places names and slugs of the structures that the account is for
 */
export async function newAccount(
  { name, email, password }: NewAccount,
  places: readonly string[],
): Promise<Result<AccountColumns, NewAccountProblem>> {
  const key = emailKey(email);
  if (!key.ok) return fail({ field: 'email', code: key.problem });
  const weakness = await passwordWeakness(password, [name, email, ...places]);
  if (weakness) return fail({ field: 'password', code: weakness });
  return succeed({ name, email: trimEmail(email), emailKey: key.value, passwordHash: await hashPassword(password) });
}
