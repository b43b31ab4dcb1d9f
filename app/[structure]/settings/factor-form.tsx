import { ActionForm } from '#components/forms/action-form.tsx';
import { FormSelect } from '#components/forms/form-select.tsx';
import { Sheet } from '#components/page/sheet.tsx';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import { type FactorRequirement, factorRequirements } from '#lib/structures/factor-requirement.ts';
import { factorAction } from './settings-actions.ts';

type Props = { slug: string; required: FactorRequirement; words: Dictionary['settings']['factor'] };

/** Of whom the structure asks a second factor, for its owners. */
export function FactorForm({ slug, required, words }: Props) {
  return (
    <Sheet title={words.title} padded>
      <ActionForm
        action={factorAction}
        hidden={{ structure: slug }}
        defaultValues={{ secondFactor: required }}
        summaryTitle={words.refused}
        labels={{ secondFactor: words.label }}
        submitLabel={words.save}
        idPrefix="factor"
      >
        <FormSelect
          name="secondFactor"
          label={words.label}
          hint={words.hint}
          options={factorRequirements.map((value) => ({ value, label: words.choices[value] }))}
        />
      </ActionForm>
    </Sheet>
  );
}
