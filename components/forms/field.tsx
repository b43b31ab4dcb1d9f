import type { ComponentProps } from 'react';
import { controlClass, controlProps, type FieldBasics, FieldFrame } from './field-frame.tsx';

type FieldProps = FieldBasics & Omit<ComponentProps<'input'>, keyof FieldBasics | 'className' | 'children'>;

/** A one-line field with its label, hint and error. */
export function Field({ label, name, id, hint, error, note, required, ...input }: FieldProps) {
  const basics = { label, name, id, hint, error, note, required };
  return (
    <FieldFrame {...basics}>
      <input className={controlClass} {...input} {...controlProps(basics)} />
    </FieldFrame>
  );
}
