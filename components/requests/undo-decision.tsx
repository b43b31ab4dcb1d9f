import type { ReactNode } from 'react';
import { ButtonForm } from '#components/forms/button-form.tsx';

type Props = {
  action: (form: FormData) => Promise<void>;
  /** The requests. */
  ids: readonly string[];
  /** The structure, and the page to come back to. */
  fields: Record<string, string>;
  children: ReactNode;
};

/** Undoes the decisions of the last minute about these requests. */
export function UndoDecision({ action, ids, fields, children }: Props) {
  return (
    <ButtonForm action={action} fields={{ ...fields, ids: ids.join('.') }}>
      {children}
    </ButtonForm>
  );
}
