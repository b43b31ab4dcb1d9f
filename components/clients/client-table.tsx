import { Badge } from '#components/badge.tsx';
import { ButtonLink } from '#components/button.tsx';
import { Menu, MenuLink } from '#components/menu.tsx';
import { Person } from '#components/person.tsx';
import { Cell, Row, RowHead, Table } from '#components/table.tsx';
import { fullName } from '#lib/clients/client.ts';
import type { ClientRow } from '#lib/clients/list-clients.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';

type Props = {
  rows: readonly ClientRow[];
  /** `/club-lumiere/clients` */
  home: string;
  /** The address of the list with its search, to which `delete=<id>` is added. */
  deleteHref: ((id: string) => string) | null;
  showDate: (moment: Date) => string;
  words: Dictionary['clients'];
};

/** The rows of the list: who, in which state, since when, and what can be done. */
export function ClientTable({ rows, home, deleteHref, showDate, words }: Props) {
  const columns = [
    { key: 'client', label: words.columns.client },
    { key: 'state', label: words.columns.state },
    { key: 'added', label: words.columns.added },
    { key: 'actions', label: words.columns.actions, hidden: true, end: true },
  ];
  return (
    <Table caption={words.title} columns={columns}>
      {rows.map((client) => {
        const name = fullName(client);
        return (
          <Row key={client.id}>
            <RowHead>
              <Person id={client.id} name={name} href={`${home}/${client.id}`}>
                {client.email}
              </Person>
            </RowHead>
            <Cell>
              {client.erpRemovedAt ? (
                <Badge tone="wait" icon="leave">{`${words.former} · ${showDate(client.erpRemovedAt)}`}</Badge>
              ) : (
                <Badge tone="none">{words.notRegistered}</Badge>
              )}
            </Cell>
            <Cell wideOnly>
              {showDate(client.createdAt)}
              <span className="block text-sm text-soft">{words.addedOn[client.source]}</span>
            </Cell>
            <Cell end>
              <Menu label={words.actions} about={name}>
                <MenuLink href={`${home}/${client.id}`} icon="person">
                  {words.open}
                </MenuLink>
                <MenuLink href={`${home}/${client.id}/edit`} icon="pencil">
                  {words.edit}
                </MenuLink>
                {deleteHref && client.inErp && <li className="max-w-60 px-3 py-2 text-sm text-soft">{words.deleteInErp}</li>}
                {deleteHref && !client.inErp && (
                  <MenuLink href={deleteHref(client.id)} icon="bin" bad>
                    {words.delete}
                  </MenuLink>
                )}
              </Menu>
            </Cell>
          </Row>
        );
      })}
    </Table>
  );
}

/** What to do when there is nobody to show at all. */
export function FirstSteps({ home, importHref, words }: { home: string; importHref: string | null; words: Dictionary['clients'] }) {
  return (
    <>
      <ButtonLink variant="go" href={`${home}/new`}>
        {words.add}
      </ButtonLink>
      {importHref && (
        <ButtonLink href={importHref} icon="upload">
          {words.import}
        </ButtonLink>
      )}
    </>
  );
}
