'use client';

import type { ChangeEvent } from 'react';
import { FormSelect } from '#components/forms/form-select.tsx';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import type { RegionChoices } from '#lib/structures/region-choices.ts';

type Words = Dictionary['settings']['region'];
type Props = { choices: RegionChoices; labels: Words['fields']; hints: Words['hints'] };

/**
 * Country, time zone and language of a structure. Where a country has one zone, choosing the
 * country chooses it; without a script the form asks after it was sent.
 */
export function RegionFields({ choices, labels, hints }: Props) {
  const followCountry = ({ target, currentTarget }: ChangeEvent<HTMLDivElement>) => {
    if (!(target instanceof HTMLSelectElement) || target.name !== 'country') return;
    const zone = choices.onlyZones[target.value];
    const select = currentTarget.querySelector<HTMLSelectElement>('select[name="timeZone"]');
    if (zone && select) select.value = zone;
  };
  return (
    <div className="grid gap-5" onChange={followCountry}>
      {(['country', 'timeZone', 'language'] as const).map((name) => (
        <FormSelect key={name} name={name} label={labels[name]} hint={hints[name]} options={choices[name]} required />
      ))}
    </div>
  );
}
