import { buttonClass } from '#components/button-class.ts';
import { Field } from '#components/forms/field.tsx';
import { SelectField } from '#components/forms/select-field.tsx';
import type { EventFilter } from '#lib/activity/event-filter.ts';
import { eventGroups } from '#lib/activity/event-groups.ts';
import type { Author } from '#lib/activity/list-authors.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';

type Props = {
  /** The page itself. */
  action: string;
  filter: EventFilter;
  /** Empty for a reader who sees only their own events. */
  authors: readonly Author[];
  isNarrowed: boolean;
  words: Dictionary['activity'];
};

/** Narrows the activity to a person, an author, a kind of event or some days. */
export function FilterForm({ action, filter, authors, isNarrowed, words }: Props) {
  const options = (all: string, choices: { value: string; label: string }[]) => [{ value: '', label: all }, ...choices];
  return (
    <search className="mb-4 block print:hidden">
      <form action={action} aria-label={words.filter} className="grid gap-3">
        <div className="grid grid-cols-[repeat(auto-fit,minmax(min(100%,9.5rem),1fr))] gap-3">
          <div className="col-span-full wide:col-span-1">
            <Field
              label={words.person}
              name="q"
              type="search"
              defaultValue={filter.q}
              maxLength={200}
              autoComplete="off"
            />
          </div>
          {authors.length > 0 && (
            <SelectField
              label={words.by}
              name="by"
              defaultValue={filter.by ?? ''}
              options={options(words.everybody, [
                ...authors.map(({ id, name }) => ({ value: id, label: name })),
                { value: 'system', label: words.system },
              ])}
            />
          )}
          <SelectField
            label={words.kind}
            name="group"
            defaultValue={filter.group ?? ''}
            options={options(
              words.everything,
              eventGroups.map((group) => ({ value: group, label: words.groups[group] })),
            )}
          />
          <Field label={words.from} name="from" type="date" defaultValue={filter.from ?? ''} />
          <Field label={words.until} name="until" type="date" defaultValue={filter.until ?? ''} />
        </div>
        <div className="flex flex-wrap gap-2.5">
          <button type="submit" className={buttonClass()}>
            {words.show}
          </button>
          {isNarrowed && (
            <a href={action} className={buttonClass()}>
              {words.showAll}
            </a>
          )}
        </div>
      </form>
    </search>
  );
}
