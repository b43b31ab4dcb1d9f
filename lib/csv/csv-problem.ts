/**
 * Why the bytes of a file cannot be read as records of text. The two about quotes and
 * `mixed-encodings` are kept for imports that were refused before such files could be read.
 */
export const csvProblemCodes = [
  'empty',
  'spreadsheet',
  'old-spreadsheet',
  'pdf',
  'compressed',
  'binary',
  'web-page',
  'xml',
  'json',
  'contact-cards',
  'rich-text',
  'record-too-big',
  'quote-not-closed',
  'quote-misplaced',
  'truncated',
  'mixed-encodings',
] as const;

export type CsvProblemCode = (typeof csvProblemCodes)[number];

/** `line` is the 1-based line of the file, as a text editor counts. */
export type CsvProblem = { code: CsvProblemCode; line?: number };

/** Thrown inside the streams of this room, which cannot return a `Result`. */
export class CsvRefused extends Error {
  readonly problem: CsvProblem;

  constructor(problem: CsvProblem) {
    super(problem.code);
    this.problem = problem;
  }
}
