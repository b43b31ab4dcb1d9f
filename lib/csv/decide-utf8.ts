import type { EncodingEvidence } from './encoding-evidence.ts';
import type { EncodingQuestion } from './encoding-question.ts';
import { repairMojibake } from './mojibake.ts';

type Utf8 = { encoding: { encoding: 'utf-8' | 'utf-8-twice'; mark: number }; question: EncodingQuestion | null };

const previews = 4;

/**
 * Decides whether a UTF-8 file was encoded twice: certainly so with one sequence that no program
 * writes otherwise. Where there are only doubtful ones it is read as it is, and asked about.
 */
export function decideUtf8(mark: number, { mojibake }: Pick<EncodingEvidence, 'mojibake'>): Utf8 {
  if (mojibake.certain.size > 0) return { encoding: { encoding: 'utf-8-twice', mark }, question: null };
  const preview = [...mojibake.possible].slice(0, previews);
  if (preview.length === 0) return { encoding: { encoding: 'utf-8', mark }, question: null };
  const candidates: EncodingQuestion['candidates'] = [
    { encoding: 'utf-8', preview },
    { encoding: 'utf-8-twice', preview: preview.map(repairMojibake) },
  ];
  return { encoding: { encoding: 'utf-8', mark }, question: { candidates } };
}
