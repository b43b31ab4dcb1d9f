import type { EncodingQuestion } from '#lib/csv/encoding-question.ts';
import type { FileLayout } from '#lib/imports/layout/file-layout.ts';

/** The encodings that staff is asked to choose from; none where the encoding is clear. */
export function encodingCandidates({ encodingQuestion }: FileLayout): EncodingQuestion['candidates'] {
  return encodingQuestion?.candidates ?? [];
}
