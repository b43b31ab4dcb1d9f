'use client';

import { ErrorSummary } from '#components/forms/error-summary.tsx';
import { FormContext } from '#components/forms/form-context.ts';
import { FormField } from '#components/forms/form-field.tsx';
import { FormQuestionBox } from '#components/forms/form-question-box.tsx';
import { FormTextarea } from '#components/forms/form-textarea.tsx';
import { ReturnReason } from '#components/forms/return-reason.tsx';
import { SubmitButton } from '#components/forms/submit-button.tsx';
import { useFormAction } from '#components/forms/use-form-action.ts';
import { Dialog } from '#components/page/dialog.tsx';
import { type FormQuestion, type FormState, initialField } from '#lib/forms/form-state.ts';
import type { CorrectField } from './correct-fields.ts';
import { correctRowAction } from './correct-row-action.ts';

type Props = {
  fields: CorrectField[];
  /** The name of the field that the cursor starts on. */
  first: string | undefined;
  hidden: Record<string, string | number>;
  cancelHref: string;
  /** Shows the problems of the row as a whole. */
  problem: string | undefined;
  /** Shows the cells in the order of the file, where they cannot be aligned with its columns. */
  cells: string | undefined;
  /** Offers the address that was probably meant as a button that fills it in. */
  question: FormQuestion | undefined;
  words: {
    title: string;
    body: string;
    submit: string;
    cancel: string;
    summary: string;
    returnReason: string;
    returnHint: string;
  };
  /** Whether the data of the person was erased: a reason brings the row in. */
  isErased: boolean;
  longestReason: number;
};

/**
 * Shows the form for one row inside a dialog. The dialog's buttons belong to the form, so the form
 * encloses it. A field is sent with the value that it had, so that only changes count.
 */
export function CorrectForm(props: Props) {
  const { fields, first, hidden, cancelHref, problem, cells, question, words, isErased, longestReason } = props;
  const [answered, action] = useFormAction(correctRowAction);
  const refused = Object.keys(answered.errors).length > 0 || answered.error !== undefined;
  const state = refused ? answered : { ...answered, ...foundState(fields) };
  const labels = new Map<string, string>(fields.map(({ name, label }) => [name, label]));
  labels.set('returnReason', words.returnReason);
  return (
    <form action={action} noValidate>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {fields.map(({ name, value, isSent }) =>
        isSent ? null : <input key={name} type="hidden" name={`${initialField}${name}`} value={value} />,
      )}
      <Dialog
        title={words.title}
        cancelHref={cancelHref}
        cancelLabel={words.cancel}
        initialFocus={first && `row-${first}`}
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
            <ReturnReason
              label={words.returnReason}
              hint={words.returnHint}
              maxLength={longestReason}
              asked={isErased}
            />
            {fields.map(({ name, label, hint }) =>
              name === 'note' ? (
                <FormTextarea key={name} name={name} label={label} rows={3} autoFocus={!refused && name === first} />
              ) : (
                <FormField
                  key={name}
                  name={name}
                  label={label}
                  hint={hint}
                  autoComplete="off"
                  autoFocus={!refused && name === first}
                />
              ),
            )}
          </div>
        </FormContext>
      </Dialog>
    </form>
  );
}

/** Until the form is submitted, each field shows the problems that the plan found. */
function foundState(fields: CorrectField[]): Pick<FormState, 'errors' | 'notes'> {
  const entries = (kind: 'error' | 'note') =>
    Object.fromEntries(fields.flatMap((field) => (field[kind] ? [[field.name, field[kind]]] : [])));
  return { errors: entries('error'), notes: entries('note') };
}
