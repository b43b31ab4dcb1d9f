'use client';

import type { ReactNode } from 'react';
import { Badge } from '#components/badge.tsx';
import { EmailText } from '#components/email.tsx';
import { Icon } from '#components/icon.tsx';
import type { IconName } from '#components/icon-paths.ts';
import { Menu, MenuLink } from '#components/menu.tsx';
import { Cell, Row, RowHead } from '#components/page/table.tsx';
import type { Tone } from '#components/page/tone.ts';
import { Person } from '#components/person.tsx';
import { PhoneModel } from '#components/registrations/phone-model.tsx';
import { clientAddress } from './client-address.ts';
import { dialogAddress } from './row-address.ts';
import { Decision, Invite, InviteItem, Tick } from './row-buttons.tsx';

/** What the badge of a client says; `shut` is a registered one whom the verdict keeps out. */
export type ClientBadge = 'registered' | 'shut' | 'not-registered' | 'pending' | 'refused' | 'former';

/** What few rows have to tell. */
type Particulars = {
  /** `not-registered` unless given. */
  badge?: ClientBadge;
  /** The model of the phone that the app is used on. */
  phone?: string;
  /** Why a registered client has no access, or another one cannot be invited. */
  why?: string;
  /** A second note. */
  more?: string;
  /** Whether the note tells of something that went wrong. */
  bad?: true;
  /** The attachment that staff may accept or refuse. */
  decides?: string;
  /** A former client who may be invited, as one who is not registered may. */
  invites?: true;
  /** No invitation can be sent, which the note says. */
  closed?: true;
  /** Of the ERP, where it is deleted. */
  inErp?: true;
};

/** A row as it is shown. The note is about the badge: invitation, last visit, origin. */
export type ShownClient = [id: string, name: string, email: string, note: string, particulars?: Particulars];

export type ClientRowsProps = {
  rows: readonly ShownClient[];
  /** The parameters of the list, which the client's page leads back to. */
  list: string;
  mayDelete: boolean;
  /** Which rows are ticked at first; null where staff may only tick those to invite. */
  ticked: 'every' | 'fixed' | readonly string[] | null;
  words: Record<
    'actions' | 'open' | 'edit' | 'delete' | 'deleteInErp' | 'choose' | 'invite' | 'validate' | 'refuse' | 'phone',
    string
  > & { badges: Record<ClientBadge, string> };
};

const looks: Record<ClientBadge, { tone: Tone; icon?: IconName }> = {
  registered: { tone: 'ok' },
  shut: { tone: 'wait' },
  'not-registered': { tone: 'none' },
  pending: { tone: 'wait' },
  refused: { tone: 'err' },
  former: { tone: 'inf', icon: 'leave' },
};

/**
 * The rows of the list. The browser gets them once as markup and once as these few words each:
 * markup made by the server alone would come twice. The boxes and buttons send the place of their
 * row, and the first row a list of all ids. See docs/decisions/062-light-pages.md.
 */
export function ClientRows({ rows, ...page }: ClientRowsProps) {
  return rows.map((client, place) => (
    <ClientRow key={client[0]} client={client} place={place} {...page}>
      {place === 0 && <input type="hidden" name="shown" value={rows.map(([id]) => id).join('.')} />}
    </ClientRow>
  ));
}

type RowProps = Omit<ClientRowsProps, 'rows'> & { client: ShownClient; place: number; children: ReactNode };

function ClientRow({ client, place, list, mayDelete, ticked, words, children }: RowProps) {
  const [
    id,
    name,
    email,
    note,
    { badge = 'not-registered', phone, why, more, bad, decides, invites, closed, inErp } = {},
  ] = client;
  const invitable = (badge === 'not-registered' && !closed) || invites;
  const box = (ticked || invitable) && (
    <Tick
      place={place}
      label={`${words.choose} ${name}`}
      ticked={Array.isArray(ticked) ? ticked.includes(id) : ticked !== null}
      fixed={ticked === 'fixed'}
    />
  );
  // Relative to the list, whose page it is.
  const here = `clients/${id}`;
  return (
    <Row>
      <RowHead>
        <Person id={id} name={name} href={clientAddress(here, list)}>
          <EmailText address={email} />
          {phone && <PhoneModel model={phone} words={words} />}
        </Person>
      </RowHead>
      <Cell>
        <Badge {...looks[badge]}>{words.badges[badge]}</Badge>
        <small className={bad && 'bad'}>
          {bad && <Icon name="cross" bold />}
          {why && <span className="text-ink">{why}</span>}
          {note}
          {more && <span>{more}</span>}
        </small>
      </Cell>
      <Cell>
        {decides ? (
          <Decision id={decides} name={name} list={list} words={words}>
            {ticked && box}
          </Decision>
        ) : (
          box && (
            <span className="row-buttons">
              {box}
              {invitable && <Invite place={place} name={name} words={words} />}
            </span>
          )
        )}
      </Cell>
      <Cell>
        {children}
        <Menu label={words.actions} about={name}>
          <MenuLink href={clientAddress(here, list)} icon="person">
            {words.open}
          </MenuLink>
          <MenuLink href={clientAddress(`${here}/edit`, list)} icon="pencil">
            {words.edit}
          </MenuLink>
          {invitable && !decides && <InviteItem place={place} words={words} />}
          {mayDelete &&
            (inErp ? (
              <li className="said">{words.deleteInErp}</li>
            ) : (
              <MenuLink href={dialogAddress(list, 'delete', id)} icon="bin" bad>
                {words.delete}
              </MenuLink>
            ))}
        </Menu>
      </Cell>
    </Row>
  );
}
