import { byteOrderMark, looksLikeUtf16, type TextEncoding } from '#lib/csv/text-encoding.ts';
import type { Transaction } from '#lib/database/run-sql.ts';
import { addressFinder } from '#lib/identity/address-pattern.ts';
import { type ImportKey, keyOf } from '#lib/imports/file/import-key.ts';
import { storedFile } from '#lib/imports/file/stored-file.ts';
import type { FileLayout } from '#lib/imports/layout/file-layout.ts';
import { type FoundLine, findLines, needles, type Patch, patched } from './find-lines.ts';

/** Lines below the header within which the rows of the sample are. */
const linesOfSample = 500;

/** Lines of a file: from the first to before the second. */
export type LineRange = [from: number, to: number];

/**
 * Overwrites lines of a stored file, those of the rows of a person and those that name one of their
 * addresses, and erases what is shown of them beside the plan.
 */
export async function eraseFromFile(
  tx: Transaction,
  of: ImportKey,
  emails: string[],
  { bytes, understood, ranges }: { bytes: number; understood: FileLayout | null; ranges: LineRange[] },
): Promise<void> {
  const lines = await eraseLines(tx, of, emails, { bytes, understood, ranges });
  if (lines.length > 0) await eraseSample(tx, of, understood, lines);
}

/** @returns the lines that were overwritten */
async function eraseLines(
  tx: Transaction,
  of: ImportKey,
  emails: string[],
  { bytes, understood, ranges }: { bytes: number; understood: FileLayout | null; ranges: LineRange[] },
): Promise<FoundLine[]> {
  const file = storedFile(of, bytes);
  const encoding = understood?.encoding ?? (await guessEncoding(file.read()));
  const asked = emails.flatMap((email) => needles(email, encoding)).map(addressFinder);
  const header = understood?.headerLine ?? 0;
  const found = await findLines(
    file.read(),
    encoding,
    (line, text) =>
      line !== header && (ranges.some(([from, to]) => line >= from && line < to) || asked.some((isIn) => isIn(text))),
  );
  if (found.length > 0) await patchFile(tx, of, found);
  return found;
}

async function guessEncoding(chunks: AsyncIterable<Buffer>): Promise<TextEncoding | null> {
  for await (const head of chunks) return byteOrderMark(head)?.encoding ?? looksLikeUtf16(head.subarray(0, 65_536));
  return null;
}

async function patchFile(tx: Transaction, of: ImportKey, patches: Patch[]): Promise<void> {
  let at = 0;
  for (let position = 0; ; position += 1) {
    const { rows } = await tx.query<{ bytes: Buffer }>(
      'select bytes from import_chunk where structure_id = $1 and import_id = $2 and position = $3',
      [...keyOf(of), position],
    );
    if (!rows[0]) return;
    const chunk = patched(rows[0].bytes, at, patches);
    if (chunk)
      await tx.query(
        'update import_chunk set bytes = $4 where structure_id = $1 and import_id = $2 and position = $3',
        [...keyOf(of), position, chunk],
      );
    at += rows[0].bytes.length;
  }
}

/**
 * Erases from what is shown of the file everything that stood in one of the lines; all of the
 * sample where one of them is near the beginning.
 */
async function eraseSample(
  tx: Transaction,
  of: ImportKey,
  understood: FileLayout | null,
  lines: FoundLine[],
): Promise<void> {
  if (!understood) return;
  const { beginning, sample, unclearDates, encodingQuestion, headerLine } = understood;
  const numbers = new Set(lines.map(({ line }) => line));
  const nearBeginning = Math.min(...numbers) <= headerLine + linesOfSample;
  const dates = unclearDates.filter((date) => !lines.some(({ text }) => text.includes(date)));
  const erased: FileLayout = {
    ...understood,
    sample: nearBeginning ? sample.map((row) => row.map(() => '[…]')) : sample,
    beginning: beginning.map((one) => (numbers.has(one.line) ? { ...one, text: '[…]' } : one)),
    columns: understood.columns.map((column) => ({ ...column, examples: [] })),
    unclearDates: dates,
    ...(encodingQuestion && { encodingQuestion: null }),
  };
  await tx.query('update import set understood = $3 where structure_id = $1 and id = $2', [
    ...keyOf(of),
    JSON.stringify(erased),
  ]);
}
