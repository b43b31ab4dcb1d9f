import type { RowVerdict } from '#lib/database/generated/enums.ts';

/** The enum's values as PostgreSQL holds them. */
export const verdicts = ['create', 'update', 'unchanged', 'duplicate', 'in-bin', 'refused', 'example'] as const;
export type Verdict = (typeof verdicts)[number];

/** Lines that are no client. `continued`: lines inside a quoted cell with line breaks; `separator`: the `sep=` line. */
export type OtherLines = { separator: number; titles: number; header: number; blank: number; continued: number };

/** Lines of the file by kind. `lines` counts as a text editor does and is the sum of all the others. */
export type Counts = { lines: number } & OtherLines & Record<Verdict, number>;

/** What the reading of a file counted, before any verdict. */
export type Tally = { lines: number } & OtherLines;

export function untold(): Tally {
  return { lines: 0, separator: 0, titles: 0, header: 0, blank: 0, continued: 0 };
}

/** Adds the parts up: they must give the lines of the file. */
export function addUp({ lines: _, ...parts }: Counts): number {
  return Object.values(parts).reduce((sum, part) => sum + part, 0);
}

/** The name Prisma gives a verdict. */
export function prismaVerdict(verdict: Verdict): RowVerdict {
  return verdict === 'in-bin' ? 'in_bin' : verdict;
}
