import { detectLayout } from '#lib/imports/layout/detect-layout.ts';
import { parseRecord } from '#lib/imports/plan/parse-record.ts';
import type { ParsedRow } from '#lib/imports/plan/parse-row.ts';
import { readRows } from '#lib/imports/plan/read-rows.ts';
import { type Tally, uncounted } from '#lib/imports/rows/counts.ts';
import { testFile } from './file.ts';

/**
 * What became of the lines of a file. `unread`: refused rows that name no problem; `wrong`: usable
 * rows that are not the person of any line.
 */
export type CountedPeople = {
  tally: Tally;
  verdicts: Record<ParsedRow['verdict'], number>;
  unread: number;
  wrong: number;
};

/**
 * Reads the people of a file without keeping them, as a plan does once staff has accepted the
 * suggestions.
 * @param isPerson whether a last name and an e-mail key belong to one line of the file
 * @throws Error when the file is refused
 */
export async function countPeople(
  content: Buffer,
  isPerson: (lastName: string | null, emailKey: string | null) => boolean,
): Promise<CountedPeople> {
  const file = testFile(content);
  const detected = await detectLayout(file);
  if (!detected.ok) throw new Error(`refused: ${detected.problem.code}`);
  const { layout } = detected.value;
  const counted: CountedPeople = {
    tally: uncounted(),
    verdicts: { usable: 0, refused: 0, example: 0 },
    unread: 0,
    wrong: 0,
  };
  for await (const batch of readRows(file, layout, counted.tally)) {
    for (const row of batch) {
      const { verdict, problems, fields } = parseRecord(row, layout, 'FR');
      counted.verdicts[verdict] += 1;
      if (verdict === 'refused' && problems.length === 0) counted.unread += 1;
      if (verdict === 'usable' && !isPerson(fields.lastName, fields.emailKey)) counted.wrong += 1;
    }
  }
  return counted;
}

/** Adds up the lines without a client. */
export function addUpTally({ lines: _, ...others }: Tally): number {
  return Object.values(others).reduce((sum, count) => sum + count, 0);
}
