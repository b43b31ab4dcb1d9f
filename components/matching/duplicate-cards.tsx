import { fullName } from '#lib/clients/client.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import type { DuplicatePair, DuplicateRecord } from '#lib/matching/duplicates/list-duplicates.ts';
import { likelihoodOf } from '#lib/matching/reasons.ts';
import { DuplicateRows, type ShownDuplicate, type ShownRecord } from './duplicate-rows.tsx';

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

/**
 * Pairs of clients who are likely one person, each with the reasons and what can be decided: one
 * form for all of them, whose pressed button names the pair.
 */
export function DuplicateCards(props: Props) {
  const { pairs, base, mayMerge, refuse, fields, dictionary } = props;
  const { merge, refuse: differ } = dictionary.matches.duplicates;
  return (
    <form action={refuse}>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <ul className="grid gap-3.5">
        <DuplicateRows
          pairs={pairs.map((pair) => showPair(pair, props))}
          base={base}
          words={{ ...(mayMerge && { merge }), refuse: differ }}
        />
      </ul>
    </form>
  );
}

function showPair({ first, second, score, reasons }: DuplicatePair, props: Props): ShownDuplicate {
  const { matches: words, shell } = props.dictionary;
  const why = reasons.map((reason) => words.reasons[reason]).join(', ');
  return [
    showRecord(first, props),
    showRecord(second, props),
    words.duplicates.pair(fullName(first), fullName(second)),
    `${words.likelihood[likelihoodOf(score)]}${shell.colon}${why}`,
  ];
}

function showRecord(record: DuplicateRecord, { showDay, showPhone }: Props): ShownRecord {
  const { id, email, phone, birthDate } = record;
  const facts = [phone && showPhone(phone), birthDate && showDay(new Date(birthDate))].filter(Boolean).join(' · ');
  const shown: ShownRecord = [id, fullName(record) || email, email];
  if (facts) shown.push(facts);
  return shown;
}
