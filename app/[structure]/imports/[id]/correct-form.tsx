'use client';

import { ErrorSummary } from '#components/forms/error-summary.tsx';
import { FormContext } from '#components/forms/form-context.ts';
import { FormField } from '#components/forms/form-field.tsx';
import { FormQuestionBox } from '#components/forms/form-question-box.tsx';
import { SubmitButton } from '#components/forms/submit-button.tsx';
import { useFormAction } from '#components/forms/use-form-action.ts';
import { Dialog } from '#components/page/dialog.tsx';
import type { FormQuestion } from '#lib/forms/form-state.ts';
import { correctRowAction } from './correct-row-action.ts';

export type CorrectField = { name: string; label: string; value: string; problem: string | undefined };

type Props = {
  fields: CorrectField[];
  hidden: Record<string, string | number>;
  cancelHref: string;
  /** Shows the problems of the row as a whole. */
  problem: string | undefined;
  /** Shows the cells in the order of the file, where they cannot be aligned with its columns. */
  cells: string | undefined;
  /** Offers the address that was probably meant as a button that fills it in. */
  question: FormQuestion | undefined;
  words: { title: string; body: string; submit: string; cancel: string; summary: string };
};

/**
 * Shows the form for one row inside a dialog. The dialog's buttons belong to the form, so the form
 * encloses it.
 */
export function CorrectForm({ fields, hidden, cancelHref, problem, cells, question, words }: Props) {
  const [answered, action] = useFormAction(correctRowAction);
  const refused = Object.keys(answered.errors).length > 0 || answered.error !== undefined;
  // Until the form is submitted, each field shows the problem that the plan found.
  const found = Object.fromEntries(
    fields.filter((field) => field.problem).map((field) => [field.name, field.problem as string]),
  );
  const state = refused ? answered : { ...answered, errors: found };
  const wrong = (
    fields.find((field) => field.problem) ??
    fields.find(({ name }) => name === question?.use?.field) ??
    fields[0]
  )?.name;
  const labels = new Map(fields.map(({ name, label }) => [name, label]));
  return (
    <form action={action} noValidate>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Dialog
        title={words.title}
        cancelHref={cancelHref}
        cancelLabel={words.cancel}
        actions={<SubmitButton>{words.submit}</SubmitButton>}
      >
        {refused && (
          <ErrorSummary
            title={answered.title ?? words.summary}
            errors={Object.entries(answered.errors).map(([field, message]) => ({
              field,
              label: labels.get(field),
              message,
            }))}
            error={answered.error}
            idPrefix="row"
          />
        )}
        {!refused && question && <FormQuestionBox question={question} focused={false} />}
        {!refused && problem && <p className="text-bad">{problem}</p>}
        {cells && <p className="rounded-control bg-sunk px-3.5 py-2 text-sm break-words">{cells}</p>}
        <p className="text-sm text-soft">{words.body}</p>
        <FormContext
          value={{
            state,
            defaultValues: Object.fromEntries(fields.map(({ name, value }) => [name, value])),
            idPrefix: 'row',
          }}
        >
          <div className="mt-2 grid gap-3.5">
            {fields.map(({ name, label }) => (
              <FormField key={name} name={name} label={label} autoComplete="off" autoFocus={name === wrong} />
            ))}
          </div>
        </FormContext>
      </Dialog>
    </form>
  );
}
