'use client';

import { Badge } from '#components/badge.tsx';
import { SubmitButton } from '#components/forms/submit-button.tsx';
import { Icon } from '#components/icon.tsx';
import { PhoneModel } from '#components/registrations/phone-model.tsx';
import type { EmailDifference } from '#lib/matching/email-difference.ts';
import type { Likelihood } from '#lib/matching/reasons.ts';
import { MarkedEmail } from './marked-email.tsx';

/** An account and a client it could be, as they are shown. */
export type ShownPair = {
  accountId: string;
  clientId: string;
  /** Of the client, or of the account on the client's own page. */
  name: string;
  email: string;
  marked?: EmailDifference;
  phone?: string;
  likelihood: Likelihood;
  reasons: readonly string[];
  /** The buttons' names, which say whom they are about. */
  link: string;
  refuse: string;
  /** What became of the last decision. */
  problem?: string;
};

export type PairWords = Record<'why' | 'samePerson' | 'no' | 'phone', string> & {
  likelihood: Record<Likelihood, string>;
};

type Props = {
  pairs: readonly ShownPair[];
  /** On the client's own page it is the account that is news. */
  shows: 'client' | 'account';
  words: PairWords;
};

const tones = { 'very-likely': 'ok', likely: 'inf', possible: 'none' } as const satisfies Record<Likelihood, string>;

/**
 * Clients whom an account could be: how likely, why, and the decision. Their buttons belong to the
 * form around them. The browser gets them once as markup and once as these few words each. See
 * docs/decisions/062-light-pages.md.
 */
export function CandidateRows({ pairs, shows, words }: Props) {
  return pairs.map((pair) => (
    <li key={`${pair.accountId} ${pair.clientId}`}>
      <div className="pair">
        <div>
          <p className="pair-name">
            {/* Relative to a page of the structure, as "matches" is. */}
            {shows === 'account' ? <b>{pair.name}</b> : <a href={`clients/${pair.clientId}`}>{pair.name}</a>}
            <Badge tone={tones[pair.likelihood]} icon={pair.likelihood === 'possible' ? 'dash' : 'check'}>
              {words.likelihood[pair.likelihood]}
            </Badge>
          </p>
          <div className="text-note text-soft">
            <MarkedEmail email={pair.email} marked={pair.marked} />
            {pair.phone && <PhoneModel model={pair.phone} words={words} />}
          </div>
          <p className="sr-only">{words.why}</p>
          <ul className="pair-reasons">
            {pair.reasons.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </div>
        <PairButtons pair={pair} words={words} />
      </div>
      {pair.problem && (
        <p role="alert" className="flex items-start gap-1.5 text-sm font-[560] text-bad">
          <Icon name="alert" className="mt-[3px]" />
          <span>{pair.problem}</span>
        </p>
      )}
    </li>
  ));
}

function PairButtons({ pair, words }: { pair: ShownPair; words: PairWords }) {
  const value = `${pair.accountId}.${pair.clientId}`;
  return (
    <div className="pair-buttons">
      <SubmitButton
        size="mini"
        variant={pair.likelihood === 'possible' ? 'plain' : 'go'}
        name="link"
        value={value}
        aria-label={pair.link}
      >
        {words.samePerson}
      </SubmitButton>
      <SubmitButton size="mini" variant="plain" name="refuse" value={value} aria-label={pair.refuse}>
        {words.no}
      </SubmitButton>
    </div>
  );
}
