import type { ReactNode } from 'react';
import type { ButtonSize, ButtonVariant } from '#components/button-class.ts';
import { SubmitButton } from './submit-button.tsx';

type ButtonFormProps = {
  /** A server action made by `buttonAction`, passed as it is. */
  action: (form: FormData) => Promise<void>;
  /** Sent along unseen. */
  fields: Record<string, string>;
  variant?: ButtonVariant;
  size?: ButtonSize;
  children: ReactNode;
};

/** One button that does one thing. */
export function ButtonForm({ action, fields, variant = 'plain', size = 'mini', children }: ButtonFormProps) {
  return (
    <form action={action}>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <SubmitButton variant={variant} size={size}>
        {children}
      </SubmitButton>
    </form>
  );
}
