import { ButtonLink } from '#components/button.tsx';
import { Person } from '#components/person.tsx';
import { PhoneModel } from '#components/registrations/phone-model.tsx';
import { fullName } from '#lib/clients/client.ts';
import { emailDifference } from '#lib/matching/email-difference.ts';
import type { Match } from '#lib/matching/list-matches.ts';
import { proposalScore } from '#lib/matching/reasons.ts';
import { CandidateRow } from './candidate-row.tsx';
import { MarkedEmail } from './marked-email.tsx';
import type { MatchScreen } from './match-screen.ts';

type Props = {
  match: Match;
  /** The same page with the search for any client. */
  otherHref: string;
  /** Not where an ERP owns the clients. */
  mayAdd: boolean;
  showAgo: (moment: Date) => string;
  screen: MatchScreen;
};

/** An account without a client, and beside it the clients it could be. */
export function MatchCard({ match: { account, candidates }, otherHref, mayAdd, showAgo, screen }: Props) {
  const { matches: words, registrations } = screen.dictionary;
  const name = fullName(account) || account.email;
  const [first, second] = candidates;
  const marked = first && emailDifference(account.email, first.email)?.[0];
  const undecided = first && second && first.score < proposalScore && first.score - second.score < 10;
  return (
    <li className="rounded-sheet border border-line bg-card shadow-sheet" id={`account-${account.accountId}`}>
      <article aria-label={name} className="grid lg:grid-cols-[2fr_3fr]">
        <div className="grid content-start gap-3 px-3.5 py-4 wide:px-[18px]">
          <Person id={account.accountId} name={name}>
            <MarkedEmail email={account.email} marked={marked} />
            {account.device && <PhoneModel model={account.device.model} words={registrations} />}
          </Person>
          <p className="text-note text-soft">
            {words.registered(showAgo(account.since))}
            {account.requested && ` · ${words.asked}`} ·{' '}
            <span className="whitespace-nowrap">{account.proved ? words.proved : words.unproved}</span>
          </p>
          <p className="flex flex-wrap gap-2">
            <ButtonLink size="mini" href={otherHref} scroll={false} prefetch={false}>
              <span aria-hidden="true">{words.other}</span>
              <span className="sr-only">{words.otherNamed(name)}</span>
            </ButtonLink>
            {mayAdd && (
              <ButtonLink size="mini" href={addHref(screen.base, account)} prefetch={false} icon="plus">
                <span aria-hidden="true">{words.add}</span>
                <span className="sr-only">{words.addNamed(name)}</span>
              </ButtonLink>
            )}
          </p>
        </div>
        <div className="min-w-0 border-t border-line lg:border-s lg:border-t-0">
          {undecided && <p className="px-3.5 pt-3 text-note font-[560] text-warn wide:px-[18px]">{words.homonyms}</p>}
          {candidates.length === 0 ? (
            <p className="px-3.5 py-4 text-soft wide:px-[18px]">{words.nobody}</p>
          ) : (
            <ul aria-label={words.likely}>
              {candidates.map((candidate) => (
                <CandidateRow key={candidate.clientId} account={account} candidate={candidate} screen={screen} />
              ))}
            </ul>
          )}
        </div>
      </article>
    </li>
  );
}

/** The form to add a client, with the account's address in it. */
function addHref(base: string, { email }: Match['account']): string {
  return `${base}/clients/new?${new URLSearchParams({ email })}`;
}
