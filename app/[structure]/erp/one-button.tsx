import type { ReactNode } from 'react';
import type { ButtonSize, ButtonVariant } from '#components/button-class.ts';
import { SubmitButton } from '#components/forms/submit-button.tsx';

type Props = {
  action: (form: FormData) => Promise<void>;
  slug: string;
  /** Hidden fields of the form. */
  fields?: Record<string, string>;
  variant?: ButtonVariant;
  size?: ButtonSize;
  children: ReactNode;
};

/** A button in a form of its own, so that it works without JavaScript. */
export function OneButton({ action, slug, fields = {}, variant = 'plain', size, children }: Props) {
  return (
    <form action={action}>
      {Object.entries({ structure: slug, ...fields }).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <SubmitButton variant={variant} {...(size && { size })}>
        {children}
      </SubmitButton>
    </form>
  );
}
