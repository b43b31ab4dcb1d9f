import { readTestFile } from './read-file.ts';

/** Rows of a file: line, cells, and why the quotes of a line cannot be read. */
export type TestRows = [line: number, cells: string[], problem?: string][];

/** For tests: reads the first rows of a file. */
export async function testRows(content: string | Buffer): Promise<TestRows> {
  const file = await readTestFile(content);
  if (!('rows' in file)) throw new Error(file.problem.code);
  return file.rows.map(({ line, cells, problem }) => (problem ? [line, cells, problem] : [line, cells]));
}
