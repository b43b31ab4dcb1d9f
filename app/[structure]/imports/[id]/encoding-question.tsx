import type { TextEncoding } from '#lib/csv/text-encoding.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import { AnswerChoice } from './answer-choice.tsx';

type Props = {
  /** The encodings that the file may be in, each with the same cells; the first one was taken. */
  candidates: readonly { encoding: TextEncoding; preview: string[] }[];
  words: Dictionary['imports'];
};

/** Asks in which encoding a file reads right, with the same cells in each. */
export function EncodingQuestion({ candidates, words: { questions, understood } }: Props) {
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1.5 font-[580]">{questions.encoding}</legend>
      <p>{questions.encodingWhy}</p>
      {candidates.map(({ encoding, preview }, index) => (
        <AnswerChoice
          key={encoding}
          name="encoding"
          value={encoding}
          isSuggested={index === 0}
          title={understood.encodings[encoding]}
          lines={[preview.join(' · ')]}
        />
      ))}
    </fieldset>
  );
}
