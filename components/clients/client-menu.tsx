import { Menu, MenuLink } from '#components/menu.tsx';
import type { ClientRow } from '#lib/clients/list-rows.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import { clientAddress } from './client-address.ts';

type Props = {
  client: ClientRow;
  name: string;
  /** The path of the client's page. */
  here: string;
  /** The parameters of the list, which the client's page leads back to. */
  list: string;
  /** The address that asks for confirmation; null when the reader may not delete. */
  deleteHref: string | null;
  words: Dictionary['clients'];
};

/** The actions of a row in the list of clients. A client of the ERP is deleted there. */
export function ClientMenu({ client, name, here, list, deleteHref, words }: Props) {
  return (
    <Menu label={words.actions} about={name}>
      <MenuLink href={clientAddress(here, list)} icon="person">
        {words.open}
      </MenuLink>
      <MenuLink href={clientAddress(`${here}/edit`, list)} icon="pencil">
        {words.edit}
      </MenuLink>
      {deleteHref && client.inErp && (
        <li className="mt-1 max-w-60 border-t border-line px-3 pt-2.5 pb-2 text-sm text-soft">{words.deleteInErp}</li>
      )}
      {deleteHref && !client.inErp && (
        <MenuLink href={deleteHref} icon="bin" bad>
          {words.delete}
        </MenuLink>
      )}
    </Menu>
  );
}
