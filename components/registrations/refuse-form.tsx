'use client';

import { ErrorSummary } from '#components/forms/error-summary.tsx';
import { FormContext } from '#components/forms/form-context.ts';
import { FormTextarea } from '#components/forms/form-textarea.tsx';
import { SubmitButton } from '#components/forms/submit-button.tsx';
import { useFormAction } from '#components/forms/use-form-action.ts';
import { Dialog } from '#components/page/dialog.tsx';
import type { FormState } from '#lib/forms/form-state.ts';

type Props = {
  action: (previous: FormState, form: FormData) => Promise<FormState>;
  hidden: Record<string, string>;
  cancelHref: string;
  longest: number;
  variant?: 'bad' | 'go';
  words: {
    title: string;
    body: string;
    reason: string;
    reasonHint: string;
    refused: string;
    cancel: string;
    submit: string;
  };
};

/**
 * Asks for the reason of a decision about a request. The dialog's buttons are the form's, which
 * therefore stands around it.
 */
export function RefuseForm({ action, hidden, cancelHref, longest, variant = 'bad', words }: Props) {
  const [state, formAction] = useFormAction(action);
  const errors = Object.entries(state.errors).map(([field, message]) => ({ field, label: words.reason, message }));
  return (
    <form action={formAction} noValidate>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Dialog
        title={words.title}
        cancelHref={cancelHref}
        cancelLabel={words.cancel}
        actions={<SubmitButton variant={variant}>{words.submit}</SubmitButton>}
      >
        {(errors.length > 0 || state.error) && (
          <ErrorSummary title={state.title ?? words.refused} errors={errors} error={state.error} idPrefix="refusal" />
        )}
        <p>{words.body}</p>
        <FormContext value={{ state, defaultValues: {}, idPrefix: 'refusal' }}>
          <div className="mt-2">
            <FormTextarea
              name="reason"
              label={words.reason}
              hint={words.reasonHint}
              required
              rows={3}
              maxLength={longest}
            />
          </div>
        </FormContext>
      </Dialog>
    </form>
  );
}
