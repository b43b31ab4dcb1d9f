'use client';

import { createContext, use } from 'react';
import { emptyForm, type FormState } from '#lib/forms/form-state.ts';

type FormContent = { state: FormState; defaultValues: Record<string, string | undefined>; idPrefix: string };

export const FormContext = createContext<FormContent>({ state: emptyForm, defaultValues: {}, idPrefix: 'field' });

type FormFieldState = {
  id: string;
  value: string;
  /**
   * The form has come back without this name, as of an unticked box: what the page gave no longer
   * counts.
   */
  unsent: boolean;
  error: string | undefined;
  note: string | undefined;
};

/**
 * What a field of the surrounding `ActionForm` shows: what was typed last, else what the page gave,
 * and what is wrong with it.
 */
export function useFormField(name: string): FormFieldState {
  const { state, defaultValues, idPrefix } = use(FormContext);
  const typed = state.values[name];
  const value = typed ?? defaultValues[name] ?? '';
  const unsent = typed === undefined && Object.keys(state.values).length > 0;
  return { id: `${idPrefix}-${name}`, value, unsent, error: state.errors[name], note: state.notes?.[name] };
}
