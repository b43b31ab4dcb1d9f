import { ActionForm } from '#components/forms/action-form.tsx';
import { FormField } from '#components/forms/form-field.tsx';
import { Sheet } from '#components/page/sheet.tsx';
import { MAX_RETURN_REASON } from '#lib/erasures/return-reason.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import { admitEventAction } from '../../admit-event-action.ts';

type Props = { slug: string; id: string; words: Dictionary['personalData'] };

/** Lets the person of an event return whose data was erased. */
export function AdmitSheet({ slug, id, words }: Props) {
  return (
    <Sheet title={words.erased.row} padded>
      <ActionForm
        action={admitEventAction}
        hidden={{ structure: slug, id }}
        summaryTitle={words.admitEvent.refused}
        labels={{ reason: words.erased.reason }}
        submitLabel={words.admitEvent.submit}
        idPrefix="admit"
      >
        <FormField
          name="reason"
          label={words.erased.reason}
          hint={words.erased.reasonHint}
          required
          maxLength={MAX_RETURN_REASON}
          autoComplete="off"
        />
      </ActionForm>
    </Sheet>
  );
}
