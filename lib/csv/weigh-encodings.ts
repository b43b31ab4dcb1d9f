import { decodeLatin1As } from './byte-table.ts';
import type { EncodingQuestion } from './encoding-question.ts';
import { scoreDecoding } from './score-decoding.ts';
import type { SingleByteEncoding } from './text-encoding.ts';

/** In the order of preference where two give the same text. */
const candidates: readonly SingleByteEncoding[] = ['windows-1252', 'iso-8859-15', 'macintosh', 'cp850'];
/** Advantage of the first, which most programs write. */
const preference = 1;
/** A smaller lead than this is asked about: about one letter that is rare in French. */
const clearLead = 2;
/** One cell counts at most so often. */
const maxRepeats = 3;
const previews = 4;
/** UTF-16 units of one cell that are looked at. */
const maxCellLength = 200;

export type WeighedEncoding = { encoding: SingleByteEncoding; question: EncodingQuestion | null };

/**
 * Weighs the encodings in which each byte is a character: the one whose text has clearly the most
 * letters and words of French and its neighbours, else a question.
 * @param cells with a byte above 7F, read as Latin-1, and how often each occurs
 */
export function weighEncodings(cells: ReadonlyMap<string, number>): WeighedEncoding {
  const weighed = candidates.map((encoding, index) => ({ encoding, score: index === 0 ? preference : 0 }));
  const shortened = [...cells].map(([bytes, count]) => [bytes.slice(0, maxCellLength), count] as const);
  for (const [bytes, count] of shortened) {
    for (const candidate of weighed)
      candidate.score += Math.min(count, maxRepeats) * scoreDecoding(bytes, decodeLatin1As(candidate.encoding, bytes));
  }
  const [best, ...others] = weighed.sort((a, b) => b.score - a.score) as [Weighed, ...Weighed[]];
  const rivals = others.filter(({ score }) => best.score - score < clearLead).map(({ encoding }) => encoding);
  return {
    encoding: best.encoding,
    question: questionOf(
      [best.encoding, ...rivals],
      shortened.map(([bytes]) => bytes),
    ),
  };
}

type Weighed = { encoding: SingleByteEncoding; score: number };

/** Null where the candidates give the same text. */
function questionOf(encodings: SingleByteEncoding[], cells: string[]): EncodingQuestion | null {
  const texts = encodings.map((encoding) => cells.map((bytes) => decodeLatin1As(encoding, bytes)));
  const different = cells.flatMap((_, at) => (new Set(texts.map((decoded) => decoded[at])).size > 1 ? [at] : []));
  const seen = new Set<string>();
  const asked = encodings.flatMap((encoding, index) => {
    const preview = different.slice(0, previews).map((at) => texts[index]?.[at] ?? '');
    if (seen.has(preview.join('\n'))) return [];
    seen.add(preview.join('\n'));
    return [{ encoding, preview }];
  });
  return different.length > 0 && asked.length > 1 ? { candidates: asked } : null;
}
