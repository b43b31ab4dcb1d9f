import type { FormState } from '#lib/forms/form-state.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import type { DecidableRequest } from '#lib/requests/read-request.ts';
import { MAX_REASON_LENGTH } from '#lib/requests/refuse-request.ts';
import { RefuseForm } from './refuse-form.tsx';

type Props = {
  request: DecidableRequest;
  action: (previous: FormState, form: FormData) => Promise<FormState>;
  /** The structure, and the page to come back to. */
  fields: Record<string, string>;
  cancelHref: string;
  words: Dictionary['registrations'];
};

/** Refuses one request, with a reason. */
export function RefuseDialog({ request, action, fields, cancelHref, words }: Props) {
  const { title, ...texts } = words.refusal;
  return (
    <RefuseForm
      action={action}
      hidden={{ ...fields, id: request.id }}
      cancelHref={cancelHref}
      longest={MAX_REASON_LENGTH}
      words={{ ...texts, title: title(request.name), submit: words.refuse }}
    />
  );
}
