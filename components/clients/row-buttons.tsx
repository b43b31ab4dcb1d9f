import { Button, ButtonLink } from '#components/button.tsx';
import type { RegistrationState } from '#lib/access/registration-state.ts';
import type { ClientRegistration } from '#lib/access/registrations-of.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';

/**
 * The buttons of all rows belong to one form, which stands beside the table: a form each would
 * double the page.
 */
const formId = 'row-decision';

type RowFormProps = {
  action: (form: FormData) => Promise<void>;
  /** Sent along unseen: the structure, and the list to come back to. */
  fields: Record<string, string>;
};

/**
 * The form that the buttons of the rows send: `invite=<client id>`, `validate=<attachment id>`, or
 * `bulk` with `choose=<client id>` for each box ticked.
 */
export function RowForm({ action, fields }: RowFormProps) {
  return (
    <form id={formId} action={action}>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
    </form>
  );
}

/** Invites everybody whose box is ticked. */
export function BulkInvite({ words }: { words: Dictionary['invitations'] }) {
  return (
    // The boxes are where there is room for them.
    <span className="hidden wide:inline">
      <Button size="mini" form={formId} name="bulk" value="1">
        {words.bulk}
      </Button>
    </span>
  );
}

type RowButtonsProps = {
  state: RegistrationState;
  clientId: string;
  registration: ClientRegistration | undefined;
  name: string;
  refuseHref: (id: string) => string;
  words: Dictionary['registrations'];
  chooseLabel: string;
};

/** What there is to do for one client. */
export function RowButtons({ state, clientId, registration, name, refuseHref, words, chooseLabel }: RowButtonsProps) {
  const about = <span className="sr-only"> {name}</span>;
  if (state === 'not-registered') {
    return (
      <span className="flex items-center gap-1">
        <label className="-ms-3 grid size-11 place-items-center">
          <input
            type="checkbox"
            form={formId}
            name="choose"
            value={clientId}
            aria-label={chooseLabel}
            className="size-5"
          />
        </label>
        <Button size="mini" form={formId} name="invite" value={clientId}>
          <span className="wide:whitespace-nowrap">
            {words.resendInvitation}
            {about}
          </span>
        </Button>
      </span>
    );
  }
  if (state !== 'pending' || !registration) return null;
  return (
    <span className="flex flex-wrap gap-2">
      <Button size="mini" variant="go" form={formId} name="validate" value={registration.attachmentId}>
        <span>
          {words.validate}
          {about}
        </span>
      </Button>
      <ButtonLink size="mini" href={refuseHref(registration.attachmentId)} scroll={false} prefetch={false}>
        <span>
          {words.refuse}
          {about}
        </span>
      </ButtonLink>
    </span>
  );
}
