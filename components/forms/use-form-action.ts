'use client';

import { useActionState } from 'react';
import { useActionTimeout } from '#components/live/use-action-timeout.ts';
import { emptyForm, type FormState } from '#lib/forms/form-state.ts';
import { readForm, typedValues } from '#lib/forms/read-form.ts';

/**
 * What a form over a server action shows, and what it does: whatever becomes of the connection,
 * what was typed stays.
 */
export function useFormAction(action: (previous: FormState, form: FormData) => Promise<FormState>) {
  const answered = useActionTimeout(action, emptyForm, (form, { title, text }) => ({
    values: typedValues(readForm(form)),
    errors: {},
    title,
    error: text,
  }));
  return useActionState(answered, emptyForm);
}
