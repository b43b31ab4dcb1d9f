import Link from 'next/link';
import { ActionForm } from '#components/forms/action-form.tsx';
import { fullName } from '#lib/clients/client.ts';
import type { FormState } from '#lib/forms/form-state.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import type { FieldChoice } from '#lib/merging/merge-fields.ts';
import type { FieldToChoose, MergeView } from '#lib/merging/read-merge.ts';
import { MergeChoice } from './merge-choice.tsx';
import { MergeEffects } from './merge-effects.tsx';
import { fieldsOfRow, shownValue } from './shown-value.ts';

type Props = {
  view: MergeView;
  action: (previous: FormState, form: FormData) => Promise<FormState>;
  slug: string;
  country: string;
  words: Dictionary['merging'];
  clients: Dictionary['clients'];
};

/** Two records side by side: what differs, with choices, and what follows from merging. */
export function MergeForm({ view, action, slug, country, words, clients }: Props) {
  const { kept, other } = view.rows;
  const home = `/${slug}/clients`;
  const { accounts } = view;
  return (
    <ActionForm
      action={action}
      hidden={{
        structure: slug,
        id: kept.id,
        with: other.id,
        keptVersion: kept.version,
        otherVersion: other.version,
      }}
      summaryTitle={words.refused}
      submitLabel={words.submit}
      cancelHref={`${home}/${kept.id}`}
      cancelLabel={words.cancel}
    >
      <p className="text-soft">{words.intro}</p>
      <div className="grid gap-3 wide:grid-cols-2">
        {(['kept', 'other'] as const).map((side) => (
          <div key={side} className="min-w-0 rounded-control border border-line px-3.5 py-2.5">
            <p className="text-sm text-soft">{words[side]}</p>
            <p className="break-words font-[580]">
              <Link href={`${home}/${view.rows[side].id}`}>
                {fullName(fieldsOfRow(view.rows[side])) || view.rows[side].email}
              </Link>
            </p>
            <p className="break-words text-sm text-soft">{view.rows[side].email || clients.empty}</p>
          </div>
        ))}
      </div>
      <p>
        <Link
          href={`${home}/${other.id}/merge?${new URLSearchParams({ with: kept.id })}`}
          className="underline underline-offset-2"
        >
          {words.swap}
        </Link>
      </p>
      <h2 className="text-note font-[560]">{view.fields.length > 0 ? words.values : words.same}</h2>
      {view.fields.map((field) => (
        <MergeChoice
          key={field.field}
          name={`choose-${field.field}`}
          legend={clients.fields[field.field]}
          hint={field.isFixed ? words.fixed : undefined}
          suggested={field.suggested}
          options={optionsOf(field).map((choice) => ({
            value: choice,
            label:
              choice === 'both' ? words.both : shownValue(view.rows[choice], field.field, { country, words: clients }),
            from: choice === 'both' ? '' : choice === 'kept' ? words.ofKept : words.ofOther,
          }))}
        />
      ))}
      {accounts.kept && accounts.other && (
        <MergeChoice
          name="account"
          legend={words.account}
          hint={words.accountHint}
          suggested={view.suggestedAccount ?? 'kept'}
          options={[
            { value: 'kept', label: accounts.kept, from: words.ofKept },
            { value: 'other', label: accounts.other, from: words.ofOther },
          ]}
        />
      )}
      <MergeEffects view={view} words={words} />
    </ActionForm>
  );
}

/** What the ERP fixes can only be as it is. */
function optionsOf({ choices, isFixed, suggested }: FieldToChoose): FieldChoice[] {
  return isFixed ? [suggested] : choices;
}
