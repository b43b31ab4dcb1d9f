import { redirect } from 'next/navigation';
import type { z } from 'zod';
import { isProofNeeded } from '#lib/actor/recent-proof.ts';
import { markUnavailable } from '#lib/database/outage-watch.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import { log } from '#lib/log/log.ts';
import { fail } from '#lib/result.ts';
import { accountSession } from '#lib/session/account-session.ts';
import { currentDictionary } from '#lib/session/current-locale.ts';
import { confirmAddress } from '#lib/session/require-recent-proof.ts';
import type { AccountSession } from '#lib/staff/account/account-session.ts';
import { noteActionStarted } from './action-progress.ts';
import type { FormOutcome } from './form-action.ts';
import type { FormState } from './form-state.ts';
import { addressWithNotice } from './notices/notice-address.ts';
import { askForProof, takeProof } from './proof-form.ts';
import { readForm } from './read-form.ts';
import { submitPublicForm } from './submit-public-form.ts';

/**
 * The one way a form of `/account` reaches a verb: what `formAction` is for a structure, for the
 * account of the session. A full queue of passwords is answered as by `submitPublicForm`.
 */
export function accountAction<Schema extends z.ZodType>(
  schema: Schema,
  handler: (session: AccountSession, input: z.output<Schema>, dictionary: Dictionary) => Promise<FormOutcome>,
): (previous: FormState, form: FormData) => Promise<FormState> {
  return async (_previous, form) => {
    const dictionary = await currentDictionary();
    const outcome = await submitPublicForm(schema, form, dictionary, async (input) => {
      const proved = await takeProof(readForm(form), dictionary);
      if (!proved.ok) return proved;
      // Read afterwards: a proof gives the session another id.
      const session = await accountSession();
      if (!session) return fail({ error: dictionary.problems['signed-out'] });
      return askingForProof(() => handler(session, input, dictionary), dictionary);
    });
    if (!outcome.ok) return outcome.problem;
    redirect(outcome.value);
  };
}

async function askingForProof(run: () => Promise<FormOutcome>, dictionary: Dictionary): Promise<FormOutcome> {
  try {
    return await run();
  } catch (error) {
    if (isProofNeeded(error)) return fail(await askForProof(dictionary));
    throw error;
  }
}

/**
 * The same for a button without fields to fill in: every outcome is a redirect, with a notice or to
 * the page that asks for the password again.
 */
export function accountButton<Schema extends z.ZodType>(
  schema: Schema,
  handler: (session: AccountSession, input: z.output<Schema>) => Promise<string>,
): (form: FormData) => Promise<void> {
  return async (form) => {
    noteActionStarted(form);
    const session = await accountSession();
    if (!session) redirect('/sign-in?callbackUrl=/account');
    const parsed = schema.safeParse(readForm(form));
    redirect(await attempt(async () => (parsed.success ? handler(session, parsed.data) : failed())));
  };
}

async function attempt(run: () => Promise<string>): Promise<string> {
  try {
    return await run();
  } catch (error) {
    if (isProofNeeded(error)) return confirmAddress('/account');
    if (markUnavailable(error)) throw error;
    log.error({ err: error }, 'account action failed');
    return failed();
  }
}

function failed(): string {
  return addressWithNotice('account', '/account', 'failed');
}
