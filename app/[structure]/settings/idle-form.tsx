import { ActionForm } from '#components/forms/action-form.tsx';
import { FormSelect } from '#components/forms/form-select.tsx';
import { Sheet } from '#components/page/sheet.tsx';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import { idleHourChoices } from '#lib/structures/change-settings.ts';
import { idleAction } from './settings-actions.ts';

type Props = { slug: string; hours: number; words: Dictionary['settings']['idle'] };

/** How long a session may rest unused. */
export function IdleForm({ slug, hours, words }: Props) {
  return (
    <Sheet title={words.title} padded>
      <ActionForm
        action={idleAction}
        hidden={{ structure: slug }}
        defaultValues={{ idleHours: String(hours) }}
        summaryTitle={words.refused}
        labels={{ idleHours: words.label }}
        submitLabel={words.save}
        idPrefix="idle"
      >
        <FormSelect
          name="idleHours"
          label={words.label}
          hint={words.hint}
          options={idleHourChoices.map((choice) => ({ value: String(choice), label: words.hours[choice] }))}
        />
      </ActionForm>
    </Sheet>
  );
}
