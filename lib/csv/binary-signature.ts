import type { CsvProblem, CsvProblemCode } from './csv-problem.ts';

const signatures: [bytes: string, code: CsvProblemCode][] = [
  ['504b0304', 'spreadsheet'],
  ['504b0506', 'spreadsheet'],
  ['504b0708', 'spreadsheet'],
  ['d0cf11e0a1b11ae1', 'old-spreadsheet'],
  ['25504446', 'pdf'],
  ['1f8b', 'compressed'],
  ['377abcaf271c', 'compressed'],
  ['526172211a07', 'compressed'],
  ['89504e47', 'binary'],
  ['ffd8ff', 'binary'],
  ['47494638', 'binary'],
  ['7f454c46', 'binary'],
];

/**
 * Detects by its first bytes that a file is no text, whatever its name is: workbooks (zip, OLE),
 * PDF, archives, pictures.
 * @param head at least the first 8 bytes, when the file has them
 */
export function binarySignature(head: Buffer): CsvProblem | null {
  if (head.length === 0) return { code: 'empty' };
  const start = head.toString('hex', 0, 8);
  const known = signatures.find(([bytes]) => start.startsWith(bytes));
  return known ? { code: known[1] } : null;
}
