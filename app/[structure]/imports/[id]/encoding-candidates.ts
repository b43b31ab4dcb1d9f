import type { TextEncoding } from '#lib/csv/text-encoding.ts';
import type { FileLayout } from '#lib/imports/layout/file-layout.ts';

type Candidate = { encoding: TextEncoding; preview: string[] };
type Asking = FileLayout & { encodingQuestion?: { candidates: Candidate[] } | null };

/** The encodings that staff is asked to choose from; none where the encoding is clear. */
export function encodingCandidates(understood: FileLayout): Candidate[] {
  return (understood as Asking).encodingQuestion?.candidates ?? [];
}
