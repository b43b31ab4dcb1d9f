'use client';

import type { ComponentProps } from 'react';
import { controlClass, controlProps, type FieldBasics, FieldFrame } from './field-frame.tsx';
import { useEarlyText } from './use-early-text.ts';

type TextareaFieldProps = FieldBasics & Omit<ComponentProps<'textarea'>, keyof FieldBasics | 'className' | 'children'>;

/** A field of several lines that grows with its text where the browser can. */
export function TextareaField({
  label,
  name,
  id,
  hint,
  error,
  note,
  required,
  rows = 3,
  ...textarea
}: TextareaFieldProps) {
  const field = useEarlyText(id ?? `field-${name}`);
  const basics = { label, name, id, hint, error, note, required };
  return (
    <FieldFrame {...basics}>
      <textarea
        ref={field}
        className={`${controlClass} field-sizing-content min-h-24 resize-y`}
        rows={rows}
        {...textarea}
        {...controlProps(basics)}
      />
    </FieldFrame>
  );
}
