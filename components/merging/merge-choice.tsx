'use client';

import { type ReactNode, use } from 'react';
import { FormContext } from '#components/forms/form-context.ts';

type Props = {
  name: string;
  legend: string;
  /** Below the options. */
  hint?: string | undefined;
  suggested: string;
  options: readonly { value: string; label: ReactNode; from: string }[];
};

/** One field of two records, with the value of each to choose from. */
export function MergeChoice({ name, legend, hint, suggested, options }: Props) {
  const { state } = use(FormContext);
  const chosen = state.values[name] ?? suggested;
  return (
    <fieldset className="grid min-w-0 gap-2">
      <legend className="mb-1.5 text-note font-[560]">{legend}</legend>
      <div className="grid gap-2 wide:grid-cols-2">
        {options.map(({ value, label, from }) => (
          <label
            // The choice that was sent is the default again after an answer with problems.
            key={`${value} ${chosen}`}
            className="flex min-h-11 min-w-0 items-start gap-3 rounded-control border border-line px-3.5 py-2.5 hover:bg-sunk has-checked:border-accent has-checked:bg-accent-wash"
          >
            <input
              type="radio"
              name={name}
              value={value}
              defaultChecked={value === chosen}
              className="mt-0.5 size-[18px] flex-none"
            />
            <span className="min-w-0">
              <span className="block whitespace-pre-line break-words">{label}</span>
              <span className="block text-sm text-soft">{from}</span>
            </span>
          </label>
        ))}
      </div>
      {hint && <p className="text-sm text-soft">{hint}</p>}
    </fieldset>
  );
}
