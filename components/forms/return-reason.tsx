'use client';

import { useFormField } from './form-context.ts';
import { FormField } from './form-field.tsx';

type Props = {
  label: string;
  hint: string;
  maxLength: number;
  /** Whether the page knows already that the question has to be answered. */
  asked?: boolean;
};

/**
 * Asks why a person may return whose data was erased; absent until the form has come back with that
 * question.
 */
export function ReturnReason({ label, hint, maxLength, asked = false }: Props) {
  const { value, error } = useFormField('returnReason');
  if (!asked && !error && value === '') return null;
  return <FormField name="returnReason" label={label} hint={hint} required maxLength={maxLength} autoComplete="off" />;
}
