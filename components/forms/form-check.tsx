'use client';

import type { ComponentProps } from 'react';
import { CheckField } from './check-field.tsx';
import { useFormField } from './form-context.ts';

/**
 * A `CheckField` of the surrounding `ActionForm`: ticked when the form's value of this name is the
 * box's own.
 */
export function FormCheck(props: Omit<ComponentProps<typeof CheckField>, 'id' | 'error' | 'defaultChecked'>) {
  const { id, value, unsent, error } = useFormField(props.name);
  const own = props.value ?? 'on';
  return (
    <CheckField
      {...props}
      id={props.type === 'radio' ? `${id}-${own}` : id}
      error={error}
      defaultChecked={!unsent && value === own}
    />
  );
}
