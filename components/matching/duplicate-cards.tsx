import { ButtonLink } from '#components/button.tsx';
import { EmailText } from '#components/email.tsx';
import { ButtonForm } from '#components/forms/button-form.tsx';
import { Sheet } from '#components/page/sheet.tsx';
import { fullName } from '#lib/clients/client.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import type { DuplicatePair, DuplicateRecord } from '#lib/matching/duplicates/list-duplicates.ts';
import { likelihoodOf } from '#lib/matching/reasons.ts';

type Props = {
  pairs: readonly DuplicatePair[];
  /** `/club-lumiere` */
  base: string;
  /** Whether the reader may merge records. */
  mayMerge: boolean;
  refuse: (form: FormData) => Promise<void>;
  /** The structure, and the page to come back to. */
  fields: Record<string, string>;
  showDay: (day: Date) => string;
  showPhone: (phone: string) => string;
  dictionary: Pick<Dictionary, 'matches' | 'shell'>;
};

/** Pairs of clients who are likely one person, each with the reasons and what can be decided. */
export function DuplicateCards({ pairs, base, mayMerge, refuse, fields, showDay, showPhone, dictionary }: Props) {
  const { matches: words, shell } = dictionary;
  return (
    <ul className="grid gap-3.5">
      {pairs.map(({ first, second, score, reasons }) => {
        const names = [fullName(first), fullName(second)] as const;
        const why = reasons.map((reason) => words.reasons[reason]).join(', ');
        return (
          <li key={`${first.id} ${second.id}`}>
            <Sheet padded>
              <article aria-label={words.duplicates.pair(...names)} className="grid gap-3">
                <div className="grid gap-3 sm:grid-cols-2">
                  <RecordFacts record={first} base={base} showDay={showDay} showPhone={showPhone} />
                  <RecordFacts record={second} base={base} showDay={showDay} showPhone={showPhone} />
                </div>
                <p className="text-note text-soft">{`${words.likelihood[likelihoodOf(score)]}${shell.colon}${why}`}</p>
                <div className="flex flex-wrap gap-2">
                  {mayMerge && (
                    <ButtonLink
                      variant="go"
                      size="mini"
                      href={`${base}/clients/${first.id}/merge?${new URLSearchParams({ with: second.id })}`}
                    >
                      {words.duplicates.merge}
                      <span className="sr-only">{` ${words.duplicates.pair(...names)}`}</span>
                    </ButtonLink>
                  )}
                  <ButtonForm action={refuse} fields={{ ...fields, first: first.id, second: second.id }}>
                    {words.duplicates.refuse}
                    <span className="sr-only">{` ${words.duplicates.pair(...names)}`}</span>
                  </ButtonForm>
                </div>
              </article>
            </Sheet>
          </li>
        );
      })}
    </ul>
  );
}

type FactsProps = { record: DuplicateRecord; base: string } & Pick<Props, 'showDay' | 'showPhone'>;

function RecordFacts({ record, base, showDay, showPhone }: FactsProps) {
  const { id, email, phone, birthDate } = record;
  const facts = [phone && showPhone(phone), birthDate && showDay(new Date(birthDate))].filter(Boolean).join(' · ');
  return (
    <div className="min-w-0 break-words">
      <a href={`${base}/clients/${id}`} className="font-[580] underline underline-offset-2">
        {fullName(record) || email}
      </a>
      <p className="text-note text-soft">
        <EmailText address={email} />
      </p>
      {facts && <p className="text-note text-soft">{facts}</p>}
    </div>
  );
}
