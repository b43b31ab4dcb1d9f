import { connection } from '#lib/database/connection.ts';
import type { RowKind, Verdict } from './counts.ts';
import { type ImportKey, keyOf } from './import-key.ts';
import { type Course, kindOf, rowsOfKind } from './row-kind.ts';
import type { RowProblem } from './row-problem.ts';

/** A row that did not come in. `corrected`: its cells where they are no longer those of the file. */
export type LeftRow = { line: number; kind: RowKind; problems: RowProblem[]; corrected: string[] | null };

/** What an outcome file gives back: rows that somebody has to look at, and rows whose turn never came. */
export const leftKinds = ['refused', 'held', 'not-reached'] as const satisfies RowKind[];

type Stored = { line: number; verdict: Verdict; beyond: boolean; problems: RowProblem[] | null; cells: string[] };

const batchSize = 2_000;

/** The rows of an import that did not come in, in the order of the file, batch by batch: memory stays flat. */
export async function* leftRows(of: ImportKey, course: Course): AsyncGenerator<LeftRow> {
  const kinds = leftKinds.map((kind) => rowsOfKind(kind, course)).filter((rows) => rows !== null);
  const condition = kinds
    .map(({ verdicts, sql }) => `(verdict in (${verdicts.map((one) => `'${one}'`).join(', ')}) and ${sql})`)
    .join(' or ');
  let after: number | undefined = 0;
  while (after !== undefined) {
    const { rows }: { rows: Stored[] } = await connection().pool.query<Stored>(
      `select line, verdict, line > $3 as beyond, problems, cells from import_row r
      where structure_id = $1 and import_id = $2 and line > $4 and (${condition}) order by line limit ${batchSize}`,
      [...keyOf(of), course.reached, after],
    );
    for (const { line, verdict, beyond, problems, cells } of rows) {
      const corrected = verdict !== 'refused' && cells.length > 0 ? cells : null;
      yield { line, kind: kindOf({ verdict, beyond, idle: false }, course), problems: problems ?? [], corrected };
    }
    after = rows.length === batchSize ? rows.at(-1)?.line : undefined;
  }
}
