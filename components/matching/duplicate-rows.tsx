'use client';

import { buttonClass } from '#components/button-class.ts';
import { EmailText } from '#components/email.tsx';
import { SubmitButton } from '#components/forms/submit-button.tsx';
import { Sheet } from '#components/page/sheet.tsx';

/** A record as it is shown; `facts`: phone and birthday. */
export type ShownRecord = [id: string, name: string, email: string, facts?: string];

/** `pair`: the names of both; `why`: how likely the two are one person, and the reasons. */
export type ShownDuplicate = [first: ShownRecord, second: ShownRecord, pair: string, why: string];

type Props = {
  pairs: readonly ShownDuplicate[];
  /** `/club-lumiere` */
  base: string;
  /** Missing where the reader may not merge records. */
  words: { merge?: string; refuse: string };
};

/**
 * Pairs of records, whose buttons belong to the form around them and send both ids. The browser
 * gets them once as markup and once as these few words each. See
 * docs/decisions/062-light-pages.md.
 */
export function DuplicateRows({ pairs, base, words }: Props) {
  return pairs.map(([first, second, pair, why]) => {
    const about = <span className="sr-only">{` ${pair}`}</span>;
    return (
      <li key={`${first[0]} ${second[0]}`}>
        <Sheet padded>
          <article aria-label={pair} className="grid gap-3">
            <div className="grid gap-3 sm:grid-cols-2">
              <RecordFacts record={first} base={base} />
              <RecordFacts record={second} base={base} />
            </div>
            <p className="text-note text-soft">{why}</p>
            <div className="flex flex-wrap gap-2">
              {words.merge && (
                <a
                  className={buttonClass('go', 'mini')}
                  href={`${base}/clients/${first[0]}/merge?${new URLSearchParams({ with: second[0] })}`}
                >
                  {words.merge}
                  {about}
                </a>
              )}
              <SubmitButton variant="plain" size="mini" name="pair" value={`${first[0]}.${second[0]}`}>
                {words.refuse}
                {about}
              </SubmitButton>
            </div>
          </article>
        </Sheet>
      </li>
    );
  });
}

function RecordFacts({ record: [id, name, email, facts], base }: { record: ShownRecord; base: string }) {
  return (
    <div className="min-w-0 break-words">
      <a href={`${base}/clients/${id}`} className="font-[580] underline underline-offset-2">
        {name}
      </a>
      <p className="text-note text-soft">
        <EmailText address={email} />
      </p>
      {facts && <p className="text-note text-soft">{facts}</p>}
    </div>
  );
}
