'use client';

import type { ReactNode } from 'react';
import { useFormStatus } from 'react-dom';
import { type ButtonSize, type ButtonVariant, buttonClass } from '#components/button-class.ts';

type SubmitButtonProps = {
  variant?: ButtonVariant;
  size?: ButtonSize;
  name?: string;
  value?: string;
  children: ReactNode;
};

/**
 * Submits its form once: while the answer is on its way it shows so and a second press does
 * nothing. It keeps the focus.
 */
export function SubmitButton({ variant = 'go', size, name, value, children }: SubmitButtonProps) {
  const { pending } = useFormStatus();
  return (
    <button
      type="submit"
      name={name}
      value={value}
      className={buttonClass(variant, size)}
      aria-disabled={pending || undefined}
      onClick={(event) => {
        if (pending) event.preventDefault();
      }}
    >
      {pending && (
        <span
          aria-hidden="true"
          className="size-[1em] animate-spin rounded-full border-2 border-current border-t-transparent"
        />
      )}
      {children}
    </button>
  );
}
