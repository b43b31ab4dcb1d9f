/**
 * The verdicts, as the enum of PostgreSQL spells them. `held` is never planned: the client changed
 * before the commit reached the row.
 */
export const verdicts = ['create', 'update', 'unchanged', 'duplicate', 'in-bin', 'refused', 'example', 'held'] as const;
export type Verdict = (typeof verdicts)[number];

/**
 * What became of a row: a verdict, or `reopened`, restored from the trash; `left`, excluded by the
 * choice; `not-reached`, because the import was cancelled before.
 */
export const rowKinds = [...verdicts, 'reopened', 'left', 'not-reached'] as const;
export type RowKind = (typeof rowKinds)[number];

/**
 * Lines that hold no client. `continued`: lines inside a quoted cell with line breaks; `separator`:
 * the `sep=` line.
 */
export type OtherLines = { separator: number; titles: number; header: number; blank: number; continued: number };

/**
 * Lines of the file by kind. `lines` counts as a text editor does and is the sum of all the others.
 */
export type Counts = { lines: number } & OtherLines & Record<RowKind, number>;

/** What reading a file counts, before any verdict. */
export type Tally = { lines: number } & OtherLines;

export function uncounted(): Tally {
  return { lines: 0, separator: 0, titles: 0, header: 0, blank: 0, continued: 0 };
}

/** Adds the parts up: the sum must be the lines of the file. */
export function addUp({ lines: _, ...parts }: Counts): number {
  return Object.values(parts).reduce((sum, part) => sum + part, 0);
}
