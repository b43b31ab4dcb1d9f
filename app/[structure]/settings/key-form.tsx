import { ActionForm } from '#components/forms/action-form.tsx';
import { FormCheck } from '#components/forms/form-check.tsx';
import { FormField } from '#components/forms/form-field.tsx';
import { Sheet } from '#components/page/sheet.tsx';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import { createKeyAction } from './settings-actions.ts';

export function KeyForm({ slug, words }: { slug: string; words: Dictionary['settings'] }) {
  const { keys, refused } = words;
  return (
    <Sheet title={keys.newTitle} padded>
      <ActionForm
        action={createKeyAction}
        hidden={{ structure: slug }}
        summaryTitle={refused}
        labels={{ name: keys.name }}
        submitLabel={keys.create}
      >
        <FormField name="name" label={keys.name} hint={keys.nameHint} required maxLength={80} autoComplete="off" />
        <FormCheck name="mayVouch" label={keys.vouch} hint={keys.vouchHint} />
      </ActionForm>
    </Sheet>
  );
}
