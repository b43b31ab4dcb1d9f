import { Field } from '#components/field.tsx';
import { CopyButton } from './copy-button.tsx';

type Props = { name: string; label: string; value: string; hint?: string; words: { copy: string; copied: string } };

/** A value to carry elsewhere: read-only, with a button to copy it where there are scripts. */
export function CopyField({ name, label, value, hint, words }: Props) {
  return (
    <div className="grid gap-1.5">
      <Field name={name} label={label} defaultValue={value} readOnly key={value} {...(hint && { hint })} />
      <div className="flex empty:hidden">
        <CopyButton text={value} label={words.copy} done={words.copied} about={label} />
      </div>
    </div>
  );
}
