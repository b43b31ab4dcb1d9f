import Link from 'next/link';
import { ButtonLink } from '#components/button.tsx';
import { EmptyState } from '#components/page/empty-state.tsx';
import type { ListQuery } from '#lib/clients/list-query.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';

type Props = {
  /** `/club-lumiere/clients` */
  home: string;
  query: ListQuery;
  /** Whether the search took too long to answer honestly. */
  isTooBroad: boolean;
  /** Similar names of clients. */
  suggestions: readonly string[];
  mayAdd: boolean;
  dictionary: Pick<Dictionary, 'clients' | 'problems'>;
};

/** An empty list: the reason, similar names, and a link that adds the person. */
export function NothingFound({ home, query, isTooBroad, suggestions, mayAdd, dictionary }: Props) {
  const { clients: words, problems } = dictionary;
  const { nothingFound } = words;
  const isSearch = query.q !== '' && !isTooBroad;
  const address = (path: string, parameters: Record<string, string>) => `${path}?${new URLSearchParams(parameters)}`;
  return (
    <EmptyState
      icon="search"
      title={nothingFound.title}
      actions={
        <>
          {isSearch && mayAdd && (
            <ButtonLink variant="go" href={address(`${home}/new`, { name: query.q })}>
              {nothingFound.add(query.q)}
            </ButtonLink>
          )}
          <ButtonLink href={home}>{nothingFound.clear}</ButtonLink>
        </>
      }
    >
      {isTooBroad ? problems['search-too-broad'] : isSearch ? nothingFound.body(query.q) : nothingFound.filtered}
      {isSearch && suggestions.length > 0 && (
        <nav aria-labelledby="did-you-mean" className="mt-3">
          <p id="did-you-mean">{nothingFound.suggest}</p>
          <ul className="mt-1 flex flex-wrap justify-center gap-x-4 gap-y-1">
            {suggestions.map((name) => (
              <li key={name}>
                <Link
                  href={address(home, { q: name, open: '1' })}
                  prefetch={false}
                  className="inline-block py-2.5 font-[580] text-accent underline underline-offset-2"
                >
                  {name}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </EmptyState>
  );
}
