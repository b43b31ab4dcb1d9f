import { Button } from '#components/button.tsx';
import { Email } from '#components/email.tsx';
import { ButtonForm } from '#components/forms/button-form.tsx';
import { Field } from '#components/forms/field.tsx';
import { Dialog } from '#components/page/dialog.tsx';
import { Person } from '#components/person.tsx';
import { fullName } from '#lib/clients/client.ts';
import type { ClientRow } from '#lib/clients/list-rows.ts';
import type { UnlinkedAccount } from '#lib/matching/unlinked-accounts.ts';
import type { MatchScreen } from './match-screen.ts';

type Props = {
  account: Pick<UnlinkedAccount, 'accountId' | 'email' | 'firstName' | 'lastName'>;
  /** What else the choice does. */
  body?: string;
  /** What is searched; empty before anything is. */
  query: string;
  /** Free clients; null when too many match. */
  found: readonly ClientRow[] | null;
  /** Where the search leads: the page itself, with these parameters kept. */
  action: string;
  keep: Record<string, string>;
  cancelHref: string;
  screen: MatchScreen;
};

/** Any client for an account, found by search: for who is none of the likely ones. */
export function ChooseDialog({ account, body, query, found, action, keep, cancelHref, screen }: Props) {
  const { matches: words } = screen.dictionary;
  const name = fullName(account) || account.email;
  return (
    <Dialog title={words.dialog.title(name)} cancelHref={cancelHref} cancelLabel={words.dialog.cancel}>
      <p className="text-soft">
        <Email address={account.email} /> · {words.dialog.body}
      </p>
      {body && <p className="mt-2 text-soft">{body}</p>}
      <form action={action} className="mt-2 grid gap-2">
        {Object.entries(keep).map(([key, value]) => (
          <input key={key} type="hidden" name={key} value={value} />
        ))}
        <Field
          label={words.dialog.label}
          name="q"
          id="choose-q"
          type="search"
          defaultValue={query}
          key={query}
          autoComplete="off"
        />
        <span>
          <Button size="mini" icon="search">
            {words.dialog.search}
          </Button>
        </span>
      </form>
      {query !== '' && (
        <div className="mt-3">
          {found === null || found.length === 0 ? (
            <p role="status">{found === null ? words.dialog.broad : words.dialog.none}</p>
          ) : (
            <ul>
              {found.map((client) => (
                <li
                  key={client.id}
                  className="flex flex-wrap items-center justify-between gap-2 border-t border-line py-2.5"
                >
                  <Person id={client.id} name={fullName(client) || client.email}>
                    <Email address={client.email} />
                  </Person>
                  <ButtonForm
                    action={screen.decide}
                    fields={{ ...screen.fields, link: `${account.accountId}.${client.id}` }}
                    variant="go"
                  >
                    <span aria-hidden="true">{words.samePerson}</span>
                    <span className="sr-only">{words.samePersonAs(name, fullName(client))}</span>
                  </ButtonForm>
                </li>
              ))}
            </ul>
          )}
        </div>
      )}
    </Dialog>
  );
}
