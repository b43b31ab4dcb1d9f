import type { ImportField } from '#lib/imports/layout/import-field.ts';

/** Why a file is refused as a whole. Nothing of it is imported. */
export const fileProblemCodes = [
  'no-file',
  'upload-cut',
  'empty',
  'spreadsheet',
  'old-spreadsheet',
  'pdf',
  'compressed',
  'binary',
  'too-big',
  'no-room',
  'too-often',
  'too-many-rows',
  'too-many-columns',
  'record-too-big',
  'quote-not-closed',
  'quote-misplaced',
  'truncated',
  'mixed-encodings',
  'no-known-header',
  'column-twice',
  'column-missing',
  'no-rows',
  'reading-stopped',
  'interrupted',
] as const;

export type FileProblemCode = (typeof fileProblemCodes)[number];

/** `line` is the 1-based line of the file, as a text editor counts. */
export type FileProblem = { code: FileProblemCode; line?: number; field?: ImportField };

/**
 * Thrown inside the streams of this room, which cannot return a value; the calling verb turns it
 * into a `Result`.
 */
export class FileRefused extends Error {
  readonly problem: FileProblem;

  constructor(problem: FileProblem) {
    super(problem.code);
    this.problem = problem;
  }
}
