import { CsvRefused, csvProblemCodes } from '#lib/csv/csv-problem.ts';
import type { ImportField } from './import-field.ts';

/** Why a file is refused as a whole. Nothing of it is imported. */
export const fileProblemCodes = [
  ...csvProblemCodes,
  'no-file',
  'upload-cut',
  'too-big',
  'no-room',
  'too-often',
  'too-many-rows',
  'too-many-columns',
  'no-known-header',
  'column-twice',
  'column-missing',
  'to-confirm',
  'no-rows',
  'reading-stopped',
  'interrupted',
] as const;

/** `line` is the 1-based line of the file, as a text editor counts. */
export type FileProblem = { code: (typeof fileProblemCodes)[number]; line?: number; field?: ImportField };

/** Thrown while a file is received or read; the verb turns it into a `Result`. */
export class FileRefused extends Error {
  readonly problem: FileProblem;

  constructor(problem: FileProblem) {
    super(problem.code);
    this.problem = problem;
  }
}

/** The reason of an error that refuses a file, also of `CsvRefused`; null for any other error. */
export function fileProblemOf(error: unknown): FileProblem | null {
  return error instanceof FileRefused || error instanceof CsvRefused ? error.problem : null;
}
