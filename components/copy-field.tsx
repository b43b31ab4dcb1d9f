import { CopyButton } from './copy-button.tsx';
import { Field } from './forms/field.tsx';

type Props = { name: string; label: string; value: string; note?: string; words: { copy: string; copied: string } };

/** A value to carry elsewhere: read-only, with a button to copy it where there are scripts. */
export function CopyField({ name, label, value, note, words }: Props) {
  return (
    <div className="grid gap-1.5">
      <div className="flex items-end gap-2">
        <div className="min-w-0 flex-auto">
          <Field name={name} label={label} defaultValue={value} readOnly key={value} />
        </div>
        <CopyButton text={value} words={words} about={label} size="normal" />
      </div>
      {note && <p className="text-sm text-soft">{note}</p>}
    </div>
  );
}
