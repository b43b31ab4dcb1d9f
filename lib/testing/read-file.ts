import type { FileRecord } from '#lib/csv/file-record.ts';
import type { FileSource } from '#lib/csv/file-source.ts';
import { type FileProblem, fileProblemOf } from '#lib/imports/file/file-problem.ts';
import { detectLayout } from '#lib/imports/layout/detect-layout.ts';
import type { FileLayout, LayoutOverrides } from '#lib/imports/layout/file-layout.ts';
import type { MappingProblem } from '#lib/imports/layout/mapping.ts';
import { readRows } from '#lib/imports/plan/read-rows.ts';
import { type Tally, uncounted } from '#lib/imports/rows/counts.ts';
import { testFile } from './file.ts';

/** What reading a file gives: why it is refused, or its layout and first rows. */
type FileReading =
  | { problem: FileProblem }
  | { understood: FileLayout; question: MappingProblem | null; rows: FileRecord[]; tally: Tally };

/** Reads a file as an import does, without the database: its layout and its first ten rows. */
export const readTestFile = (content: string | Buffer, chosen?: Partial<LayoutOverrides>) =>
  readSource(testFile(content), chosen);

/** The same of a file that is too large for one buffer. */
export async function readSource(file: FileSource, chosen?: Partial<LayoutOverrides>): Promise<FileReading> {
  const understood = await detectLayout(file, {
    encoding: null,
    separator: null,
    headerLine: null,
    dateOrder: null,
    fields: null,
    ...chosen,
  });
  if (!understood.ok) return { problem: understood.problem };
  const { layout, question } = understood.value;
  const tally = uncounted();
  const rows: FileRecord[] = [];
  try {
    for await (const batch of readRows(file, layout, tally)) rows.push(...batch.slice(0, 10 - rows.length));
  } catch (error) {
    const problem = fileProblemOf(error);
    if (problem) return { problem };
    throw error;
  }
  return { understood: layout, question, rows, tally };
}
