import type { TextEncoding } from './text-encoding.ts';

/**
 * Two or more encodings that a file may well be in. `preview`: the same few cells of the file in
 * each, which differ. The first candidate is the likeliest, and the one that was taken.
 */
export type EncodingQuestion = { candidates: { encoding: TextEncoding; preview: string[] }[] };
