import type { ImportField } from '#lib/imports/file/import-field.ts';

/** What a column is taken for, and whether staff has to confirm it. */
export type ColumnChoice = {
  field: ImportField | null;
  /** Order among the columns of one field: the first filled cell counts. */
  rank: number;
  /**
   * Why staff is asked: the column is about another person and nothing better exists, or its
   * content looks like a field that its header does not name. The field is then the suggestion.
   */
  question: 'other-person' | 'content' | null;
};

export const leftOut: ColumnChoice = { field: null, rank: 0, question: null };

/** Added to the rank of another person's column: the client's own counts first. */
export const otherRank = 10;
/** The rank of a column that its content alone speaks for. */
export const contentRank = 9;
