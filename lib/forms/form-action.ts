import { redirect } from 'next/navigation';
import type { z } from 'zod';
import { isProofNeeded } from '#lib/actor/recent-proof.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { markUnavailable, outageProblem } from '#lib/database/outage-watch.ts';
import { type Dictionary, dictionaryOf } from '#lib/i18n/dictionary.ts';
import { log } from '#lib/log/log.ts';
import { fail, type Result } from '#lib/result.ts';
import { currentLocale } from '#lib/session/current-locale.ts';
import { findStaff } from '#lib/session/find-staff.ts';
import { logRefusal, noteRefusal } from '#lib/session/note-refusal.ts';
import { signedIn } from '#lib/session/signed-in.ts';
import { isBusy } from '#lib/throttle/work-queue.ts';
import { noteActionStarted } from './action-progress.ts';
import { answerBusy } from './answer-busy.ts';
import type { FormState } from './form-state.ts';
import { askForProof, takeProof } from './proof-form.ts';
import { fieldErrors, readForm, typedValues } from './read-form.ts';

/**
 * What went wrong, in the reader's language; `values` only where they differ from what was typed.
 */
export type FormRefusal = Partial<FormState>;

/** A path to go on to, or what to show instead. */
export type FormOutcome = Result<string, FormRefusal>;

/**
 * The one way a staff form reaches a verb: resolves the staff member from the form's `structure`,
 * parses, calls the handler, and turns problems into a `FormState` that keeps everything typed. A
 * schema that depends on the structure is given as a function. Success is a redirect, so that a
 * reload repeats nothing. Nothing that can be expected throws, because without JavaScript a throw
 * is a bare error page. A verb that needs a more recent proof makes the form ask for the password,
 * beside everything that was typed.
 */
export function formAction<Schema extends z.ZodType>(
  schema: Schema | ((staff: Staff, typed: Record<string, unknown>) => Schema),
  handler: (staff: Staff, input: z.output<Schema>, dictionary: Dictionary) => Promise<FormOutcome>,
): (previous: FormState, form: FormData) => Promise<FormState> {
  return async (_previous, form) => {
    noteActionStarted(form);
    const dictionary = dictionaryOf(await currentLocale());
    const typed = readForm(form);
    const values = typedValues(typed);
    const outcome = await attempt(async () => {
      const staff = await findStaff(String(values.structure ?? ''));
      if (!staff) {
        const account = await signedIn();
        if (account) logRefusal(account.staffId, 404);
        return fail({ error: dictionary.problems['signed-out'] });
      }
      const parsed = (typeof schema === 'function' ? schema(staff, typed) : schema).safeParse(typed);
      if (!parsed.success) return fail({ errors: fieldErrors(parsed.error, dictionary) });
      const proved = await takeProof(typed, dictionary);
      if (!proved.ok) return proved;
      const actor = proved.value ? { ...staff, provedUntil: proved.value } : staff;
      const done = await handler(actor, parsed.data, dictionary);
      if (!done.ok && done.problem.error === dictionary.problems['not-allowed']) await noteRefusal(staff);
      return done;
    }, dictionary);
    if (outcome.ok) redirect(outcome.value);
    return {
      ...outcome.problem,
      values: { ...values, ...outcome.problem.values },
      errors: outcome.problem.errors ?? {},
    };
  };
}

async function attempt(run: () => Promise<FormOutcome>, dictionary: Dictionary): Promise<FormOutcome> {
  try {
    return await run();
  } catch (error) {
    if (isProofNeeded(error)) return fail(await askForProof(dictionary));
    if (isBusy(error)) return fail(answerBusy(error.seconds, dictionary));
    if (markUnavailable(error)) return fail({ error: dictionary.problems[outageProblem()] });
    log.error({ err: error }, 'form action failed');
    return fail({ error: dictionary.problems.unexpected });
  }
}
