import { ActionForm } from '#components/forms/action-form.tsx';
import { FormField } from '#components/forms/form-field.tsx';
import { FormSelect } from '#components/forms/form-select.tsx';
import { Sheet } from '#components/page/sheet.tsx';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import { type Locale, locales } from '#lib/i18n/locale.ts';
import type { Account } from '#lib/staff/account/read-account.ts';
import { profileAction } from './account-actions.ts';

type Props = { account: Account; locale: Locale; words: Dictionary['account'] };

/** The name that colleagues see, and the language of pages and mails. */
export function ProfileForm({ account, locale, words }: Props) {
  const { profile, languages } = words;
  return (
    <Sheet title={profile.title} padded>
      <ActionForm
        action={profileAction}
        defaultValues={{ name: account.name, language: account.language ?? locale }}
        summaryTitle={words.refused}
        labels={{ name: profile.name, language: profile.language }}
        submitLabel={words.save}
        idPrefix="profile"
      >
        <FormField name="name" label={profile.name} required autoComplete="name" />
        <FormSelect
          name="language"
          label={profile.language}
          options={locales.map((value) => ({ value, label: languages[value] }))}
        />
      </ActionForm>
    </Sheet>
  );
}
