'use client';

import type { ComponentProps } from 'react';
import { Field } from './field.tsx';
import { useFormField } from './form-context.ts';

type FormFieldProps = Omit<ComponentProps<typeof Field>, 'id' | 'error' | 'note' | 'defaultValue'>;

/** A `Field` of the surrounding `ActionForm`. A password is never shown again. */
export function FormField(props: FormFieldProps) {
  const { id, value, error, note } = useFormField(props.name);
  return (
    <Field
      {...props}
      id={id}
      error={error}
      note={note}
      {...(props.type === 'password' || props.type === 'file' ? {} : { defaultValue: value })}
    />
  );
}
