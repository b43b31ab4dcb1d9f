import { ConfirmDialog } from '#components/settings/confirm-dialog.tsx';
import type { ListedKey } from '#lib/app-auth/app-settings.ts';
import { firstValue } from '#lib/forms/first-value.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';

import { renewCodeAction, revokeKeyAction } from './settings-actions.ts';

type Props = {
  slug: string;
  keys: readonly ListedKey[];
  parameters: Record<string, string | string[] | undefined>;
  words: Dictionary['settings'];
};

/** The dialog that the address asks for, if any: revoke a key, change the join code. */
export function settingsDialog({ slug, keys, parameters, words }: Props) {
  const shared = { cancelHref: `/${slug}/settings`, cancelLabel: words.cancel };
  const leaving = keys.find(({ id, revokedAt }) => id === firstValue(parameters.revoke) && !revokedAt);
  if (leaving) {
    const { revokeTitle, revokeBody, revoke } = words.keys;
    const fields = { structure: slug, id: leaving.id };
    return (
      <ConfirmDialog
        {...shared}
        title={revokeTitle(leaving.name)}
        body={revokeBody}
        action={revokeKeyAction}
        fields={fields}
        label={revoke}
      />
    );
  }
  if (firstValue(parameters.renew) !== '1') return null;
  const { renewTitle, renewBody, renew } = words.joinCode;
  return (
    <ConfirmDialog
      {...shared}
      title={renewTitle}
      body={renewBody}
      action={renewCodeAction}
      fields={{ structure: slug }}
      label={renew}
    />
  );
}
