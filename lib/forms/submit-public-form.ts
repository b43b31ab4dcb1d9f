import type { z } from 'zod';
import { markUnavailable, outageProblem } from '#lib/database/outage-watch.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import { log } from '#lib/log/log.ts';
import { fail, type Result } from '#lib/result.ts';
import { isBusy } from '#lib/throttle/work-queue.ts';
import { noteActionStarted } from './action-progress.ts';
import { answerBusy } from './answer-busy.ts';
import type { FormState } from './form-state.ts';
import { fieldErrors, readForm, typedValues } from './read-form.ts';

/**
 * Does what `formAction` does for forms without a session: parses, calls the handler, and turns
 * problems into a state that keeps everything typed but passwords. If the queue of passwords is
 * full, the answer is 503 with `Retry-After`. The action around it redirects to the path.
 */
export async function submitPublicForm<Schema extends z.ZodType>(
  schema: Schema,
  form: FormData,
  dictionary: Dictionary,
  handler: (input: z.output<Schema>) => Promise<Result<string, Partial<FormState>>>,
): Promise<Result<string, FormState>> {
  noteActionStarted(form);
  const typed = readForm(form);
  const values = typedValues(typed);
  const parsed = schema.safeParse(typed);
  if (!parsed.success) return fail({ values, errors: fieldErrors(parsed.error, dictionary) });
  try {
    const outcome = await handler(parsed.data);
    if (outcome.ok) return outcome;
    const { problem } = outcome;
    return fail({ ...problem, values: { ...values, ...problem.values }, errors: problem.errors ?? {} });
  } catch (error) {
    if (isBusy(error)) return fail({ values, errors: {}, ...answerBusy(error.seconds, dictionary) });
    if (markUnavailable(error)) return fail({ values, errors: {}, error: dictionary.problems[outageProblem()] });
    log.error({ err: error }, 'public form failed');
    return fail({ values, errors: {}, error: dictionary.problems.unexpected });
  }
}
