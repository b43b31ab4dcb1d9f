import { detectLayout } from '#lib/imports/layout/detect-layout.ts';
import type { FileLayout, LayoutOverrides } from '#lib/imports/layout/file-layout.ts';
import type { MappingProblem } from '#lib/imports/layout/mapping.ts';
import { parseRecord } from '#lib/imports/plan/parse-record.ts';
import type { ParsedRow } from '#lib/imports/plan/parse-row.ts';
import { readRows } from '#lib/imports/plan/read-rows.ts';
import { uncounted } from '#lib/imports/rows/counts.ts';
import { testFile } from './file.ts';

/** A file as it is read once staff accepts every suggestion. */
export type PeopleOfFile = {
  layout: FileLayout;
  /** What was asked; the suggestions were accepted as they stand. */
  question: MappingProblem | null;
  rows: (ParsedRow & { line: number })[];
};

/**
 * Reads the people of a file without the database, as a plan does after staff has accepted the
 * suggestions.
 * @throws Error when the file is refused
 */
export async function readPeople(
  content: string | Buffer,
  chosen: Partial<LayoutOverrides> = {},
  country = 'FR',
): Promise<PeopleOfFile> {
  const file = testFile(content);
  const context = { country, remember: async () => null };
  const asDetected = { encoding: null, separator: null, headerLine: null, dateOrder: null, fields: null, ...chosen };
  const detected = await detectLayout(file, asDetected, context);
  if (!detected.ok) throw new Error(`refused: ${detected.problem.code}`);
  const { layout, question } = detected.value;
  const rows: PeopleOfFile['rows'] = [];
  for await (const batch of readRows(file, layout, uncounted()))
    for (const row of batch) rows.push({ line: row.line, ...parseRecord(row, layout, country) });
  return { layout, question, rows };
}

/**
 * Writes a row on one line, as tests compare it: what it stores, then the codes of its problems.
 */
export function shortRow({ verdict, fields, problems }: ParsedRow): string {
  const { lastName, firstName, emailKey, phone, secondPhone, birthDate, gender, language, memberNumber } = fields;
  const parts = [
    `${lastName ?? '?'}, ${firstName ?? ''}`.replace(/, $/, ''),
    `<${emailKey ?? ''}>`,
    [phone, secondPhone].filter(Boolean).join(' / '),
    birthDate,
    gender,
    language,
    memberNumber && `#${memberNumber}`,
    fields.groups && `[${fields.groups.join(', ')}]`,
    fields.note && JSON.stringify(fields.note),
    problems.map(({ code, name }) => `!${code}${name ? ` ${name}` : ''}`).join(' '),
  ];
  return (verdict === 'usable' ? '' : `${verdict}: `) + parts.filter(Boolean).join(' ');
}
