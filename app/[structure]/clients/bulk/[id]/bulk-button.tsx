import type { ReactNode } from 'react';
import type { ButtonVariant } from '#components/button-class.ts';
import { ButtonForm } from '#components/forms/button-form.tsx';
import type { BulkScreen } from './bulk-screen.ts';

type Props = {
  screen: BulkScreen;
  action: (form: FormData) => Promise<void>;
  variant?: ButtonVariant;
  children: ReactNode;
};

/** One button that does one thing to the operation. */
export function BulkButton({ screen, action, variant = 'plain', children }: Props) {
  return (
    <ButtonForm
      action={action}
      fields={{ structure: screen.slug, id: screen.summary.id }}
      variant={variant}
      size="normal"
    >
      {children}
    </ButtonForm>
  );
}
