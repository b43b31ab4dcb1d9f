import type { ReactNode } from 'react';
import { controlProps } from './field-frame.tsx';

type CheckFieldProps = {
  label: ReactNode;
  name: string;
  id?: string | undefined;
  /** What the form sends when ticked. */
  value?: string;
  defaultChecked?: boolean;
  hint?: ReactNode;
  error?: string | undefined;
  type?: 'checkbox' | 'radio';
};

/** A box to tick, or one of several: the whole line is the target. */
export function CheckField({
  label,
  name,
  id = `field-${name}`,
  value = 'on',
  defaultChecked,
  hint,
  error,
  type = 'checkbox',
}: CheckFieldProps) {
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="flex min-h-11 items-center gap-3">
        <input
          key={String(defaultChecked)}
          type={type}
          value={value}
          defaultChecked={defaultChecked}
          className="size-5 flex-none"
          {...controlProps({ label: '', name, id, hint, error })}
        />
        <span>{label}</span>
      </label>
      {error && (
        <p id={`${id}-error`} className="text-sm font-[560] text-bad">
          {error}
        </p>
      )}
      {hint && (
        <p id={`${id}-hint`} className="-mt-2.5 ps-8 text-sm text-soft">
          {hint}
        </p>
      )}
    </div>
  );
}
