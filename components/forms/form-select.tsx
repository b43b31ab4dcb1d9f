'use client';

import type { ComponentProps } from 'react';
import { useFormField } from './form-context.ts';
import { SelectField } from './select-field.tsx';

/** A `SelectField` of the surrounding `ActionForm`. */
export function FormSelect(props: Omit<ComponentProps<typeof SelectField>, 'id' | 'error' | 'note' | 'defaultValue'>) {
  const { id, value, error, note } = useFormField(props.name);
  return <SelectField {...props} id={id} error={error} note={note} defaultValue={value} />;
}
