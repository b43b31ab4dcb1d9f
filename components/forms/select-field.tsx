import { Icon } from '#components/icon.tsx';
import { controlClass, controlProps, type FieldBasics, FieldFrame } from './field-frame.tsx';

export type SelectOption = { value: string; label: string; disabled?: boolean };

type SelectFieldProps = FieldBasics & {
  options: readonly SelectOption[];
  defaultValue?: string | undefined;
  disabled?: boolean;
  autoComplete?: string;
};

/** A choice of a short list. */
export function SelectField({
  label,
  name,
  id,
  hint,
  error,
  note,
  required,
  options,
  defaultValue = '',
  ...select
}: SelectFieldProps) {
  const basics = { label, name, id, hint, error, note, required };
  return (
    <FieldFrame {...basics}>
      <span className="relative block">
        {/* React resets a form after its action and a select then forgets its default: the key
            remounts it. */}
        <select
          key={String(defaultValue)}
          className={`${controlClass} appearance-none pe-10`}
          defaultValue={defaultValue}
          {...select}
          {...controlProps(basics)}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value} disabled={option.disabled}>
              {option.label}
            </option>
          ))}
        </select>
        <Icon name="down" className="pointer-events-none absolute inset-y-0 end-3.5 my-auto text-soft" />
      </span>
    </FieldFrame>
  );
}
