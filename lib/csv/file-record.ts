/** Why the quotes of a line cannot be read. */
export type QuoteProblem = 'quote-misplaced' | 'quote-not-closed';

/**
 * One record with its position. `line` is its 1-based first line in the file, `height` the number
 * of lines it covers. `problem`: its quotes cannot be read, and `cells` are the raw parts of its
 * line. Blank lines in a row are one record.
 */
export type FileRecord = { line: number; height: number; cells: string[]; problem?: QuoteProblem };
