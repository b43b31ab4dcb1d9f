import Link from 'next/link';
import { Badge } from '#components/badge.tsx';
import { Drawing } from '#components/drawing.tsx';
import { ButtonForm } from '#components/forms/button-form.tsx';
import { Icon } from '#components/icon.tsx';
import { PhoneModel } from '#components/registrations/phone-model.tsx';
import { fullName } from '#lib/clients/client.ts';
import { emailDifference } from '#lib/matching/email-difference.ts';
import type { Candidate } from '#lib/matching/find-candidates.ts';
import { type Likelihood, likelihoodOf } from '#lib/matching/reasons.ts';
import type { UnlinkedAccount } from '#lib/matching/unlinked-accounts.ts';
import { MarkedEmail } from './marked-email.tsx';
import type { MatchScreen } from './match-screen.ts';

type Props = {
  account: UnlinkedAccount;
  candidate: Candidate;
  /** On the client's own page it is the account that is news. */
  shows?: 'client' | 'account';
  screen: MatchScreen;
};

const tones = { 'very-likely': 'ok', likely: 'inf', possible: 'none' } as const satisfies Record<Likelihood, string>;

/** A client whom an account could be: how likely, why, and the decision. */
export function CandidateRow({ account, candidate, shows = 'client', screen }: Props) {
  const { matches: words } = screen.dictionary;
  const name = fullName(candidate) || candidate.email;
  const accountName = fullName(account) || account.email;
  const likelihood = likelihoodOf(candidate.score);
  const problem =
    screen.problem?.accountId === account.accountId &&
    screen.problem.clientId === candidate.clientId &&
    screen.problem.code;
  const marked = emailDifference(account.email, candidate.email)?.[shows === 'account' ? 0 : 1];
  const fields = { ...screen.fields, account: account.accountId, client: candidate.clientId };
  return (
    <li className="grid gap-2 border-t border-line px-3.5 py-3 first:border-t-0 wide:px-[18px]">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0 flex-[1_1_14rem]">
          <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
            {shows === 'account' ? (
              <b className="break-words">{accountName}</b>
            ) : (
              <Link
                href={`${screen.base}/clients/${candidate.clientId}`}
                prefetch={false}
                className="inline-block py-1 font-[600] break-words underline-offset-2 hover:text-accent hover:underline"
              >
                {name}
              </Link>
            )}
            <Badge tone={tones[likelihood]} icon={likelihood === 'possible' ? 'dash' : 'check'}>
              {words.likelihood[likelihood]}
            </Badge>
          </p>
          <div className="text-note text-soft">
            <MarkedEmail email={shows === 'account' ? account.email : candidate.email} marked={marked} />
            {shows === 'account' && account.device && (
              <PhoneModel model={account.device.model} words={screen.dictionary.registrations} />
            )}
          </div>
          <p className="sr-only">{words.why}</p>
          <ul className="mt-1.5 flex flex-wrap gap-x-3 gap-y-1 text-note text-soft">
            {candidate.reasons.map((reason) => (
              <li key={reason} className="flex items-center gap-1.5">
                <Drawing name="check" className="text-tiny text-accent" weight={2.6} />
                {words.reasons[reason]}
              </li>
            ))}
          </ul>
        </div>
        <div className="flex flex-wrap gap-2">
          <ButtonForm action={screen.actions.link} fields={fields} variant={likelihood === 'possible' ? 'plain' : 'go'}>
            <span aria-hidden="true">{words.samePerson}</span>
            <span className="sr-only">{words.samePersonAs(accountName, name)}</span>
          </ButtonForm>
          <ButtonForm action={screen.actions.refuse} fields={fields}>
            <span aria-hidden="true">{words.no}</span>
            <span className="sr-only">{words.noNamed(accountName, name)}</span>
          </ButtonForm>
        </div>
      </div>
      {problem && (
        <p role="alert" className="flex items-start gap-1.5 text-sm font-[560] text-bad">
          <Icon name="alert" className="mt-[3px]" />
          <span>{words.problems[problem]}</span>
        </p>
      )}
    </li>
  );
}
