'use client';

import type { ComponentProps } from 'react';
import { useFormField } from './form-context.ts';
import { TextareaField } from './textarea-field.tsx';

/** A `TextareaField` of the surrounding `ActionForm`. */
export function FormTextarea(
  props: Omit<ComponentProps<typeof TextareaField>, 'id' | 'error' | 'note' | 'defaultValue'>,
) {
  const { id, value, error, note } = useFormField(props.name);
  return <TextareaField {...props} id={id} error={error} note={note} defaultValue={value} />;
}
