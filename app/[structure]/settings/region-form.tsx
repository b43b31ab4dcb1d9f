import { ActionForm } from '#components/forms/action-form.tsx';
import { Sheet } from '#components/page/sheet.tsx';
import { RegionFields } from '#components/settings/region-fields.tsx';
import type { Structure } from '#lib/actor/structure.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { regionChoices } from '#lib/structures/region-choices.ts';
import { regionAction } from './settings-actions.ts';

type Props = { structure: Structure; locale: Locale; words: Dictionary['settings']['region'] };

/** Where the structure is. */
export function RegionForm({ structure, locale, words }: Props) {
  const { slug, country, timeZone, language } = structure;
  const stored = { country, timeZone, language };
  return (
    <Sheet title={words.title} padded>
      <ActionForm
        action={regionAction}
        hidden={{ structure: slug, zoneAsked: '' }}
        defaultValues={stored}
        summaryTitle={words.refused}
        labels={words.fields}
        submitLabel={words.save}
        idPrefix="region"
      >
        <RegionFields choices={regionChoices(locale, stored)} labels={words.fields} hints={words.hints} />
      </ActionForm>
    </Sheet>
  );
}
