import type { Dictionary } from '#lib/i18n/dictionary.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { accountSession } from '#lib/session/account-session.ts';
import { renewSession } from '#lib/session/renew-session.ts';
import type { AccountSession } from '#lib/staff/account/account-session.ts';
import { proveAgain } from '#lib/staff/account/prove-again.ts';
import { hasFactor } from '#lib/staff/factor/check-factor.ts';
import { passkeyOptions } from '#lib/staff/passkeys/check-passkey.ts';
import { listPasskeys } from '#lib/staff/passkeys/own-passkeys.ts';
import { proveByPasskey } from '#lib/staff/passkeys/prove-by-passkey.ts';
import { maxAnswerLength } from '#lib/staff/passkeys/read-answer.ts';
import { relyingParty } from '#lib/staff/passkeys/relying-party.ts';
import type { FormState, PasskeyProof } from './form-state.ts';
import { problemText } from './read-form.ts';

type Refusal = Partial<FormState>;

/** The fields in which a form asks for a proof. Their values never travel back. */
const proofFields = { password: 'proofPassword', code: 'proofCode', passkey: 'proofPasskey' } as const;

/** What a form shows when its act needs a more recent proof: the fields, and what was wrong. */
export async function askForProof(
  dictionary: Dictionary,
  refusal: Pick<Refusal, 'error' | 'errors'> = {},
): Promise<Refusal> {
  const words = dictionary.confirm;
  const session = await accountSession();
  const [code, passkey] = session
    ? await Promise.all([hasFactor(session.staffId), askForPasskey(session, dictionary)])
    : [false, null];
  return {
    ...refusal,
    proof: {
      ...{ title: words.inForm, text: words.inFormBody, password: words.password },
      ...(code && { code: words.code }),
      ...(passkey && { passkey }),
    },
  };
}

/** What the device of an account with passkeys is asked; null for an account without. */
async function askForPasskey(session: AccountSession, { passkeys }: Dictionary): Promise<PasskeyProof | null> {
  if ((await listPasskeys(session)).length === 0) return null;
  const options = await passkeyOptions(`prove ${session.staffId}`);
  return { host: relyingParty().id, options, label: passkeys.use, unused: passkeys.unused };
}

/**
 * Proves the session by what was typed in those fields.
 * @returns until when it counts, null when they were not sent; else what to show
 * @throws Busy when too many passwords are being verified
 */
export async function takeProof(
  typed: Record<string, unknown>,
  dictionary: Dictionary,
): Promise<Result<Date | null, Refusal>> {
  if (!(proofFields.password in typed)) return succeed(null);
  const session = await accountSession();
  if (!session) return fail({ error: dictionary.problems['signed-out'] });
  const text = (name: string, length = 2_000) => String(typed[name] ?? '').slice(0, length);
  const answer = text(proofFields.passkey, maxAnswerLength);
  const proved = answer
    ? await proveByPasskey(session, answer)
    : await proveAgain(session, { password: text(proofFields.password), code: text(proofFields.code) });
  if (proved.ok) {
    await renewSession();
    return succeed(proved.value.provedUntil);
  }
  return fail(await askForProof(dictionary, proofRefusal(proved.problem, proofFields, dictionary)));
}

type ProofProblem =
  | { code: 'password-wrong' | 'factor-code-wrong' | 'passkey-refused' }
  | { code: 'wait'; seconds: number };

/** A refused proof in words, by the names of the fields. */
export function proofRefusal(
  problem: ProofProblem,
  fields: { password: string; code: string },
  dictionary: Dictionary,
): Pick<Refusal, 'error' | 'errors'> {
  if (problem.code === 'wait') return { error: dictionary.staff.errors.wait(Math.ceil(problem.seconds / 60)) };
  if (problem.code === 'passkey-refused') return { error: problemText(problem.code, dictionary) };
  const field = problem.code === 'password-wrong' ? fields.password : fields.code;
  return { errors: { [field]: problemText(problem.code, dictionary) } };
}
