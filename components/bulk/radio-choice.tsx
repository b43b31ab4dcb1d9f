'use client';

import { type ReactNode, use } from 'react';
import { FormContext } from '#components/forms/form-context.ts';

type Option = { value: string; label: string; detail?: ReactNode };

type Props = { name: string; legend: string; suggested: string; options: readonly Option[] };

/**
 * A choice of few, of which one is always made; `detail`: fields that belong to an option, shown
 * while it is chosen.
 */
export function RadioChoice({ name, legend, suggested, options }: Props) {
  const { state } = use(FormContext);
  const chosen = state.values[name] ?? suggested;
  return (
    <fieldset className="grid min-w-0 gap-2">
      <legend className="mb-1.5 text-note font-[560]">{legend}</legend>
      {options.map(({ value, label, detail }) => (
        // The choice that was sent is the default again after an answer with problems.
        <div key={`${value} ${chosen}`} className="group grid gap-2">
          <label className="flex min-h-11 min-w-0 items-center gap-3 rounded-control border border-line px-3.5 py-2.5 hover:bg-sunk has-checked:border-accent has-checked:bg-accent-wash">
            <input
              type="radio"
              name={name}
              value={value}
              defaultChecked={value === chosen}
              className="size-[18px] flex-none"
            />
            {label}
          </label>
          {/* Not `has-checked`: the chosen option of a select counts as checked too. */}
          {detail && <div className="hidden pb-2 ps-8 group-has-[input:checked]:block">{detail}</div>}
        </div>
      ))}
    </fieldset>
  );
}
