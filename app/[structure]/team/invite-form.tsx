import { ActionForm } from '#components/forms/action-form.tsx';
import { FormField } from '#components/forms/form-field.tsx';
import { FormSelect } from '#components/forms/form-select.tsx';
import { Sheet } from '#components/page/sheet.tsx';
import { roles } from '#lib/actor/roles.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import { inviteAction } from './team-actions.ts';

export function InviteForm({ slug, words }: { slug: string; words: Dictionary['staff'] }) {
  const labels = { name: words.colleagueName, email: words.colleagueEmail, role: words.role };
  return (
    <Sheet title={words.inviteTitle} padded>
      <ActionForm
        action={inviteAction}
        hidden={{ structure: slug }}
        defaultValues={{ role: 'reception' }}
        summaryTitle={words.refused}
        labels={labels}
        submitLabel={words.invite}
        note={words.inviteNote}
      >
        <FormField name="name" label={labels.name} required maxLength={120} autoComplete="off" />
        <FormField name="email" label={labels.email} hint={words.colleagueEmailHint} type="email" autoComplete="off" />
        <FormSelect
          name="role"
          label={labels.role}
          required
          options={roles.map((value) => ({ value, label: words.roleHints[value] }))}
        />
      </ActionForm>
    </Sheet>
  );
}
