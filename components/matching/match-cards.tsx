'use client';

import { buttonClass } from '#components/button-class.ts';
import { SubmitButton } from '#components/forms/submit-button.tsx';
import { Icon } from '#components/icon.tsx';
import { Person } from '#components/person.tsx';
import { PhoneModel } from '#components/registrations/phone-model.tsx';
import type { EmailDifference } from '#lib/matching/email-difference.ts';
import { CandidateRows, type PairWords, type ShownPair } from './candidate-rows.tsx';
import { MarkedEmail } from './marked-email.tsx';

/** An account without a client as it is shown. `registered`: when, and whether it asked to join. */
export type ShownMatch = {
  id: string;
  name: string;
  email: string;
  marked?: EmailDifference;
  phone?: string;
  registered: string;
  proved: boolean;
  /** The names of the links, which say whom they are about. */
  other: string;
  /** Not where an ERP owns the clients. */
  add?: string;
  /** Only where the ERP can be searched, and no client has the address. */
  search?: string;
  /** Its best candidates are equally likely. */
  undecided?: true;
  pairs: readonly ShownPair[];
};

export type MatchCardsProps = {
  matches: readonly ShownMatch[];
  /** The same page with the search for any client, up to the account's id. */
  otherAt: string;
  words: PairWords &
    Record<'proved' | 'unproved' | 'other' | 'add' | 'searchErp' | 'homonyms' | 'nobody' | 'likely', string>;
};

/**
 * Accounts without a client, and beside each the clients it could be. The browser gets them once as
 * markup and once as these few words each. See docs/decisions/062-light-pages.md.
 */
export function MatchCards({ matches, otherAt, words }: MatchCardsProps) {
  return matches.map((match) => (
    <li key={match.id} id={`account-${match.id}`} className="match-card">
      <article aria-label={match.name}>
        <Account match={match} otherAt={otherAt} words={words} />
        <div>
          {match.undecided && <p className="homonyms">{words.homonyms}</p>}
          {match.pairs.length === 0 ? (
            <p className="px-3.5 py-4 text-soft wide:px-[18px]">{words.nobody}</p>
          ) : (
            <ul aria-label={words.likely} className="pairs">
              <CandidateRows pairs={match.pairs} shows="client" words={words} />
            </ul>
          )}
        </div>
      </article>
    </li>
  ));
}

function Account({ match, otherAt, words }: { match: ShownMatch } & Pick<MatchCardsProps, 'otherAt' | 'words'>) {
  const { id, name, email, marked, phone, registered, proved, other, add, search } = match;
  return (
    <div>
      <Person id={id} name={name}>
        <MarkedEmail email={email} marked={marked} />
        {phone && <PhoneModel model={phone} words={words} />}
      </Person>
      <p className="text-note text-soft">
        {`${registered} · `}
        <span className="whitespace-nowrap">{proved ? words.proved : words.unproved}</span>
      </p>
      <p className="flex flex-wrap gap-2">
        {/* Both are relative to the page. */}
        <a className={buttonClass('plain', 'mini')} href={otherAt + id} aria-label={other}>
          {words.other}
        </a>
        {add && (
          <a className={buttonClass('plain', 'mini')} href={`clients/new?${new URLSearchParams({ email })}`}>
            <Icon name="plus" />
            {/* Its name holds the visible words, but not next to one another. */}
            <span aria-hidden="true">{words.add}</span>
            <span className="sr-only">{add}</span>
          </a>
        )}
        {search && (
          <SubmitButton size="mini" variant="plain" name="search" value={id} aria-label={search}>
            {words.searchErp}
          </SubmitButton>
        )}
      </p>
    </div>
  );
}
