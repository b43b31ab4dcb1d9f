import { Menu, MenuLink } from '#components/menu.tsx';
import type { ClientRow } from '#lib/clients/list-rows.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';

type Props = {
  client: ClientRow;
  name: string;
  /** The path of the client's page. */
  here: string;
  /** The address that asks for confirmation; null when the reader may not delete. */
  deleteHref: string | null;
  words: Dictionary['clients'];
};

/** The actions of a row in the list of clients. A client of the ERP is deleted there. */
export function ClientMenu({ client, name, here, deleteHref, words }: Props) {
  return (
    <Menu label={words.actions} about={name}>
      <MenuLink href={here} icon="person">
        {words.open}
      </MenuLink>
      <MenuLink href={`${here}/edit`} icon="pencil">
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
