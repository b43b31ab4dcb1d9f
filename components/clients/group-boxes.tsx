'use client';

import { useFormField } from '#components/forms/form-context.ts';
import { groupBox, shownGroup } from '#lib/forms/group-boxes.ts';

type Group = { id: string; name: string };

/** The groups that a client is in, each a chip with a box: an unticked one is removed. */
export function GroupBoxes({ groups, label, hint }: { groups: readonly Group[]; label: string; hint: string }) {
  return (
    <fieldset className="grid min-w-0 gap-1.5" aria-describedby="group-boxes-hint">
      <legend className="mb-1.5 text-note font-[560]">{label}</legend>
      <div className="flex flex-wrap gap-2">
        {groups.map((group) => (
          <GroupBox key={group.id} {...group} />
        ))}
      </div>
      <p id="group-boxes-hint" className="text-sm text-soft">
        {hint}
      </p>
    </fieldset>
  );
}

function GroupBox({ id, name }: Group) {
  const { unsent } = useFormField(`${groupBox}${id}`);
  const before = useFormField(`${shownGroup}${id}`);
  // One that a colleague gave since was not in the form that came back, and stays.
  const isTicked = !unsent || before.value === '';
  return (
    <label className="chip min-h-11 has-[:checked]:text-ink not-has-[:checked]:line-through">
      <input type="hidden" name={`${shownGroup}${id}`} value="1" />
      <input
        key={String(isTicked)}
        type="checkbox"
        name={`${groupBox}${id}`}
        defaultChecked={isTicked}
        className="size-5 flex-none"
      />
      {name}
    </label>
  );
}
