import type { ReactNode } from 'react';
import { ProfileChoice } from '#components/erp/profile-choice.tsx';
import { SubmitButton } from '#components/forms/submit-button.tsx';
import { Dialog } from '#components/page/dialog.tsx';
import type { ErpSummary } from '#lib/erp/overview/read-erp.ts';
import { firstValue } from '#lib/forms/first-value.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import { changeProfileAction, disconnectAction } from './erp-actions.ts';
import { OneButton } from './one-button.tsx';

type Props = {
  slug: string;
  connection: ErpSummary['connection'];
  parameters: Record<string, string | string[] | undefined>;
  words: Dictionary['erp'];
};

/** The dialog that the address asks for, if any: disconnect, or change the profile. */
export function erpDialog({ slug, connection, parameters, words }: Props): ReactNode {
  if (!connection) return null;
  const shared = { cancelHref: `/${slug}/erp`, cancelLabel: words.cancel };
  if (firstValue(parameters.disconnect) === '1') {
    return (
      <Dialog
        {...shared}
        title={words.disconnectTitle}
        actions={
          <OneButton action={disconnectAction} slug={slug} variant="bad">
            {words.disconnect}
          </OneButton>
        }
      >
        <p>{words.disconnectBody}</p>
      </Dialog>
    );
  }
  if (firstValue(parameters.profile) !== '1') return null;
  return (
    <form action={changeProfileAction}>
      <input type="hidden" name="structure" value={slug} />
      <Dialog
        {...shared}
        title={words.changeProfileTitle}
        actions={<SubmitButton>{words.changeProfileSubmit}</SubmitButton>}
      >
        <p>{words.changeProfileBody}</p>
        <div className="my-2">
          <ProfileChoice chosen={connection.profile} words={words} />
        </div>
        <p className="text-sm text-soft">{words.changeProfileSecret}</p>
        <p className="text-sm text-soft">{words.changeProfileOther}</p>
      </Dialog>
    </form>
  );
}
