import type { ReactNode } from 'react';
import { DeleteDialog } from '#components/clients/delete-dialog.tsx';
import { RefuseDialog } from '#components/registrations/refuse-dialog.tsx';
import { ConfirmDialog } from '#components/settings/confirm-dialog.tsx';
import type { Staff } from '#lib/actor/staff.ts';
import type { aliasesOf } from '#lib/addresses/aliases-of.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import type { readWaiting } from '#lib/requests/read-request.ts';
import { refuseAction } from '../../access/access-actions.ts';
import { deleteClientAction } from '../delete-client-action.ts';
import { DeviceLines } from '../device-lines.tsx';
import { removeAliasAction } from './claim-actions.ts';

type Props = {
  staff: Staff;
  clientId: string;
  asksToDelete: boolean;
  /** The alias that is to be taken off. */
  alias: Awaited<ReturnType<typeof aliasesOf>>[number] | undefined;
  /** The request that is to be refused. */
  request: Awaited<ReturnType<typeof readWaiting>>;
  name: string;
  /** The client's own address, which a dialog leads back to. */
  here: string;
  /** The parameters of the list that the reader came from. */
  list: string;
  fields: Record<string, string>;
  refuseFields: Record<string, string>;
  dictionary: Dictionary;
};

/**
 * The dialog that the address asks for, if any: delete the client, take an alias off, refuse a
 * request.
 */
export function clientDialog({
  staff,
  clientId,
  asksToDelete,
  alias,
  request,
  name,
  here,
  list,
  fields,
  refuseFields,
  dictionary,
}: Props): ReactNode {
  const { claims, clients, registrations } = dictionary;
  if (asksToDelete) {
    return (
      <DeleteDialog
        action={deleteClientAction}
        fields={{ ...fields, list }}
        cancelHref={here}
        name={name}
        words={clients}
      >
        <DeviceLines staff={staff} clientId={clientId} when="asked" words={clients} />
      </DeleteDialog>
    );
  }
  if (alias) {
    return (
      <ConfirmDialog
        title={claims.removeTitle(alias.email)}
        body={claims.removeBody}
        action={removeAliasAction}
        fields={{ ...fields, email: alias.emailKey }}
        label={claims.remove}
        cancelHref={here}
        cancelLabel={claims.cancel}
      />
    );
  }
  return (
    request && (
      <RefuseDialog
        request={request}
        action={refuseAction}
        fields={refuseFields}
        cancelHref={here}
        words={registrations}
      />
    )
  );
}
