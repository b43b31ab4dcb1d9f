import { ActionForm } from '#components/forms/action-form.tsx';
import { FormCheck } from '#components/forms/form-check.tsx';
import { FormField } from '#components/forms/form-field.tsx';
import { FormSelect } from '#components/forms/form-select.tsx';
import { FormTextarea } from '#components/forms/form-textarea.tsx';
import { ReturnReason } from '#components/forms/return-reason.tsx';
import { clientLanguages, genders, MAX_FIELD_LENGTHS } from '#lib/clients/client-fields.ts';
import { MAX_RETURN_REASON } from '#lib/erasures/return-reason.ts';
import type { FormState } from '#lib/forms/form-state.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import { GroupBoxes } from './group-boxes.tsx';

type Props = {
  action: (previous: FormState, form: FormData) => Promise<FormState>;
  hidden: Record<string, string>;
  values: Record<string, string>;
  cancelHref: string;
  /** Whether to invite: right away when adding, to another address when editing. */
  invite?: { label: string; hint: string };
  /** Those that the client is in, and names of the structure's to suggest. */
  groups: { present: readonly { id: string; name: string }[]; known: readonly string[] };
  /** The ERP owns names, phone and birth date; the e-mail is the one used on the app. */
  owned?: boolean;
  /** What follows from another e-mail. */
  emailFollows?: string | undefined;
  words: Dictionary['clients'];
  erased: Dictionary['personalData']['erased'];
};

/**
 * Add and edit are the same form: every field of a client, the three that matter at the desk first.
 */
export function ClientForm({
  action,
  hidden,
  values,
  cancelHref,
  invite,
  groups,
  owned = false,
  emailFollows,
  words,
  erased,
}: Props) {
  const { fields, hints } = words;
  return (
    <ActionForm
      action={action}
      hidden={hidden}
      defaultValues={values}
      summaryTitle={words.refused}
      labels={{ ...fields, returnReason: erased.reason }}
      submitLabel={words.save}
      cancelHref={cancelHref}
      cancelLabel={words.cancel}
    >
      <FormSection title={words.identity}>
        <FormField
          name="lastName"
          label={fields.lastName}
          required
          maxLength={MAX_FIELD_LENGTHS.name}
          autoComplete="off"
          readOnly={owned}
        />
        <FormField
          name="firstName"
          label={fields.firstName}
          maxLength={MAX_FIELD_LENGTHS.name}
          autoComplete="off"
          readOnly={owned}
        />
        <FormField
          name="birthDate"
          label={fields.birthDate}
          hint={hints.birthDate}
          inputMode="numeric"
          autoComplete="off"
          readOnly={owned}
        />
        <FormSelect
          name="gender"
          label={fields.gender}
          options={[
            { value: '', label: words.notSaid },
            ...genders.map((value) => ({ value, label: words.genders[value] })),
          ]}
        />
      </FormSection>
      <FormSection title={words.contact}>
        <FormField
          name="email"
          label={fields.email}
          hint={[owned ? hints.alias : hints.email, emailFollows].filter(Boolean).join(' ')}
          required
          type="email"
          autoComplete="off"
        />
        <FormField
          name="phone"
          label={fields.phone}
          type="tel"
          maxLength={MAX_FIELD_LENGTHS.phone}
          autoComplete="off"
          readOnly={owned}
        />
        <FormField
          name="secondPhone"
          label={fields.secondPhone}
          type="tel"
          maxLength={MAX_FIELD_LENGTHS.phone}
          autoComplete="off"
        />
        <FormSelect
          name="language"
          label={fields.language}
          hint={hints.language}
          options={[
            { value: '', label: words.notSaid },
            ...clientLanguages.map((value) => ({ value, label: words.languages[value] })),
          ]}
        />
      </FormSection>
      <FormSection title={words.more}>
        <FormField
          name="memberNumber"
          label={fields.memberNumber}
          maxLength={MAX_FIELD_LENGTHS.memberNumber}
          autoComplete="off"
        />
        <div className="grid content-start gap-4">
          {groups.present.length > 0 && (
            <GroupBoxes groups={groups.present} label={fields.groups} hint={hints.groupBoxes} />
          )}
          <FormField
            name="groups"
            label={groups.present.length > 0 ? words.addGroups : fields.groups}
            hint={hints.groups}
            list="known-groups"
            autoComplete="off"
          />
          <datalist id="known-groups">
            {groups.known.map((name) => (
              <option key={name} value={name} />
            ))}
          </datalist>
        </div>
        <div className="sm:col-span-2">
          <FormTextarea name="note" label={fields.note} rows={4} maxLength={MAX_FIELD_LENGTHS.note} />
        </div>
      </FormSection>
      <ReturnReason label={erased.reason} hint={erased.reasonHint} maxLength={MAX_RETURN_REASON} />
      {invite && <FormCheck name="invite" label={invite.label} hint={invite.hint} />}
    </ActionForm>
  );
}

function FormSection({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <fieldset className="grid gap-4 sm:grid-cols-2">
      <legend className="col-span-full mb-3 font-semibold">{title}</legend>
      {children}
    </fieldset>
  );
}
