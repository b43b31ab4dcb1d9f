import type { RowProblem } from '#lib/imports/rows/row-problem.ts';

/**
 * What a person of the ERP's file, or a client, turns out to be. `taken`: in both, by e-mail.
 * `differs`: a client who is probably in the file under another e-mail. `here`: a client who is not
 * in the file. `new`: a person of the file who is no client.
 */
export const comparedKinds = ['taken', 'differs', 'here', 'new', 'duplicate', 'refused'] as const;
export type ComparedKind = (typeof comparedKinds)[number];

/**
 * One line of a comparison. `fileEmail`: the file's address where it differs from the client's;
 * `line`: of the file, null for a client who is only here.
 */
export type ComparedRow = {
  clientId: string | null;
  line: number | null;
  lastName: string;
  firstName: string;
  email: string;
  fileEmail: string | null;
  /** The cells of the file, where nothing could be read. */
  cells: string[];
  problems: RowProblem[];
};

export type Comparison = { counts: Record<ComparedKind, number>; rows: ComparedRow[] };
