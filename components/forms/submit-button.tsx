'use client';

import type { ReactNode } from 'react';
import { useFormStatus } from 'react-dom';
import { type ButtonSize, type ButtonVariant, buttonClass } from '#components/button-class.ts';

type SubmitButtonProps = {
  variant?: ButtonVariant;
  size?: ButtonSize;
  name?: string;
  value?: string;
  'aria-label'?: string;
  children: ReactNode;
};

/**
 * Submits its form once: while the answer is on its way it shows so and a second press does
 * nothing, nor does one on another button of the form. It keeps the focus.
 */
export function SubmitButton({ variant = 'go', size, name, value, children, ...rest }: SubmitButtonProps) {
  const { pending, data } = useFormStatus();
  const isPressed = pending && (name === undefined || data.get(name) === value);
  return (
    <button
      type="submit"
      name={name}
      value={value}
      className={buttonClass(variant, size)}
      aria-disabled={pending || undefined}
      {...rest}
      onClick={(event) => {
        if (pending) event.preventDefault();
      }}
    >
      {isPressed && (
        <span
          aria-hidden="true"
          className="size-[1em] animate-spin rounded-full border-2 border-current border-t-transparent"
        />
      )}
      {children}
    </button>
  );
}
