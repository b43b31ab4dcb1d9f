import { emailKey } from '#lib/identity/email-key.ts';
import { type EmailProblem, trimEmail } from '#lib/identity/trim-email.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { hashPassword } from './password.ts';

/** A person who is to sign in here. */
export type NewAccount = { name: string; email: string; password: string };

export type AccountColumns = { name: string; email: string; emailKey: string; passwordHash: string };

/** The columns of an account. Hashing takes time, so it happens before a transaction is opened. */
export async function newAccount({
  name,
  email,
  password,
}: NewAccount): Promise<Result<AccountColumns, { field: 'email'; code: EmailProblem }>> {
  const key = emailKey(email);
  if (!key.ok) return fail({ field: 'email', code: key.problem });
  return succeed({ name, email: trimEmail(email), emailKey: key.value, passwordHash: await hashPassword(password) });
}
