'use client';

import { useFormField } from './form-context.ts';
import { FormField } from './form-field.tsx';

type Props = { label: string; hint: string; maxLength: number };

/**
 * Asks why a person may return whose data was erased; absent until the form has come back with that
 * question.
 */
export function ReturnReason({ label, hint, maxLength }: Props) {
  const { value, error } = useFormField('returnReason');
  if (!error && value === '') return null;
  return <FormField name="returnReason" label={label} hint={hint} required maxLength={maxLength} autoComplete="off" />;
}
