import { Button, ButtonLink } from '#components/button.tsx';
import { Email } from '#components/email.tsx';
import { Field } from '#components/forms/field.tsx';
import { Person } from '#components/person.tsx';
import { fullName } from '#lib/clients/client.ts';
import type { ClientRow } from '#lib/clients/list-rows.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';

type Props = {
  /** The page itself, which the search leads back to. */
  here: string;
  name: string;
  query: string;
  /** Null when too many match. */
  found: readonly ClientRow[] | null;
  words: Dictionary['merging'];
};

/** Finds the record to merge a client with. */
export function FindOther({ here, name, query, found, words: { search } }: Props) {
  return (
    <div className="mt-3 first:mt-0">
      <p className="text-soft">{search.intro(name)}</p>
      <form action={here} className="mt-3 grid gap-2">
        <Field
          label={search.label}
          name="q"
          id="merge-q"
          type="search"
          defaultValue={query}
          key={query}
          autoComplete="off"
        />
        <span>
          <Button size="mini" icon="search">
            {search.submit}
          </Button>
        </span>
      </form>
      {query !== '' && (found === null || found.length === 0) && (
        <p role="status" className="mt-3">
          {found === null ? search.broad : search.none}
        </p>
      )}
      {query !== '' && found !== null && found.length > 0 && (
        <ul className="mt-3">
          {found.map((client) => (
            <li
              key={client.id}
              className="flex flex-wrap items-center justify-between gap-2 border-t border-line py-2.5"
            >
              <Person id={client.id} name={fullName(client) || client.email}>
                <Email address={client.email} />
              </Person>
              <ButtonLink href={`${here}?${new URLSearchParams({ with: client.id })}`} size="mini">
                <span aria-hidden="true">{search.compare}</span>
                <span className="sr-only">{search.compareNamed(fullName(client))}</span>
              </ButtonLink>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
