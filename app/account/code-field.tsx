import { FormField } from '#components/forms/form-field.tsx';

/** The code of the second factor, beside the password of a form. */
export function CodeField({ label }: { label: string }) {
  return (
    <FormField
      name="code"
      label={label}
      required
      autoComplete="one-time-code"
      autoCapitalize="none"
      spellCheck={false}
    />
  );
}
