import { decode } from '#lib/csv/decode.ts';
import { detectEncoding } from '#lib/csv/detect-encoding.ts';
import type { EncodingQuestion } from '#lib/csv/encoding-question.ts';
import type { FileRecord } from '#lib/csv/file-record.ts';
import type { FileSource } from '#lib/csv/file-source.ts';
import type { FileProblem } from '#lib/imports/file/file-problem.ts';
import type { ImportField } from '#lib/imports/file/import-field.ts';
import { importLimits } from '#lib/imports/file/limits.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { storableText } from '#lib/values/storable-text.ts';
import type { ColumnProfile } from './column-profile.ts';
import { detectDialect } from './detect-dialect.ts';
import type { FileLayout, LayoutOverrides } from './file-layout.ts';
import { cellsOf, filledColumns } from './filled-columns.ts';
import { groupedHeaders } from './grouped-headers.ts';
import { longestHeader } from './headers.ts';
import { judgeDates } from './judge-dates.ts';
import { judgeNameOrder } from './judge-name-order.ts';
import { laterHeader } from './later-header.ts';
import { type Column, chosenColumns, type MappingProblem, mapColumns, mappingProblem } from './mapping.ts';
import { profileColumns } from './profile-columns.ts';
import { asRemembered, type RememberedField } from './remembered-columns.ts';
import { type DetectedDialect, usualWidth } from './score-dialect.ts';

/** Finds what staff chose for a header line before, or null. */
type Remember = (header: string[]) => Promise<RememberedField[] | null>;

/** `country`: ISO 3166-1 alpha-2, of the structure. */
type Context = { country: string; remember: Remember };

/** `question`: what staff must answer before the rows can be read; null when nothing is unclear. */
export type DetectedLayout = { layout: FileLayout; question: MappingProblem | null };

const asDetected: LayoutOverrides = {
  encoding: null,
  separator: null,
  headerLine: null,
  dateOrder: null,
  fields: null,
};
const unknown: Context = { country: 'FR', remember: async () => null };
const shown = { lines: 12, rows: 5, cell: 120, columns: 40 };

/**
 * Detects encoding, separator, header and columns of a stored file. The file is opened once: its
 * encoding is detected over the whole of it, and every dialect is tried on the text of its head. A
 * choice of staff counts before their choice for an earlier file with the same header line, and
 * that before the names of the headers.
 */
export async function detectLayout(
  stored: FileSource,
  chosen: LayoutOverrides = asDetected,
  { country, remember }: Context = unknown,
): Promise<Result<DetectedLayout, FileProblem>> {
  const head = await detectEncoding(stored, chosen.encoding);
  if (!head.ok) return head;
  const { encoding, question: encodingQuestion, file } = head.value;
  const found = await detectDialect(() => decode(file, encoding), chosen);
  if (!found.ok) return found;
  const { text, ...table } = found.value;
  const positions = filledColumns(
    table.header?.cells ?? null,
    table.rows.map(({ cells }) => cells),
  );
  if (positions && positions.length > importLimits.columns)
    return fail({ code: 'too-many-columns', line: table.header?.line ?? 1 });
  const { rows, ...beginning } = inPositions(table, positions);
  const profiles = await profileColumns(text(), beginning, positions);
  const header = beginning.header && {
    ...beginning.header,
    cells: groupedHeaders(beginning.header, beginning.records).map((cell) => storableText(cell, longestHeader)),
  };
  const width = Math.max(header?.cells.length ?? 0, profiles.findLastIndex(({ filled }) => filled > 0) + 1);
  const { columns, remembered } = await columnsOf(header, width, profiles, chosen, remember);
  const dates = judgeDates(
    header?.cells ?? [],
    profiles[columns.findIndex(({ field }) => field === 'birthDate')]?.order,
    country,
  );
  const { dateOrder, unclearDates } = chosen.dateOrder ? { dateOrder: chosen.dateOrder, unclearDates: [] } : dates;
  const place = (field: ImportField) => columns.findIndex((column) => column.field === field);
  const nameOrder = judgeNameOrder(rows, place('fullName'), place('email'));
  const isUnclear = unclearDates.length > 0 || encodingQuestion !== null;
  const question = mappingProblem(columns) ?? (isUnclear ? { code: 'to-confirm' as const } : null);
  return succeed({
    question,
    layout: {
      ...encoding,
      encodingQuestion: encodingQuestion && storableQuestion(encodingQuestion),
      separator: beginning.separator,
      separatorLine: beginning.announced,
      headerLine: header?.line ?? 0,
      header: header?.cells ?? [],
      columns,
      dateOrder,
      unclearDates,
      ...(nameOrder && { nameOrder }),
      width: usualWidth(rows),
      ...(positions && { positions }),
      remembered,
      beginning: beginning.records.slice(0, shown.lines).map(({ line, cells }) => ({
        line,
        text: cut(cells.filter(Boolean).slice(0, shown.columns).map(cut).join(' · ')),
      })),
      sample: rows.slice(0, shown.rows).map(sampleOf),
    },
  });
}

/** The beginning of the file with only these columns; the rows end where another table begins. */
function inPositions({ header, records, rows, ...dialect }: DetectedDialect, positions: number[] | null) {
  const pick = (record: FileRecord) => (positions ? { ...record, cells: cellsOf(record.cells, positions) } : record);
  const names = header ? pick(header).cells : [];
  const picked = rows.map(pick);
  const later = picked.findIndex(({ cells }) => laterHeader(cells, names) !== null);
  return {
    ...dialect,
    header: header && pick(header),
    records: records.map(pick),
    rows: later === -1 ? picked : picked.slice(0, later),
  };
}

function storableQuestion({ candidates }: EncodingQuestion): EncodingQuestion {
  return { candidates: candidates.map(({ encoding, preview }) => ({ encoding, preview: preview.map(cut) })) };
}

async function columnsOf(
  header: FileRecord | null,
  width: number,
  profiles: ColumnProfile[],
  chosen: LayoutOverrides,
  remember: Remember,
): Promise<{ columns: Column[]; remembered: boolean }> {
  const cells = header?.cells ?? Array<string>(width).fill('');
  if (chosen.fields) {
    return { columns: chosenColumns(cells, profiles, chosen.fields.slice(0, width)), remembered: false };
  }
  const columns = mapColumns(cells, profiles);
  const before = header && (await remember(header.cells));
  return { columns: before ? asRemembered(columns, before) : columns, remembered: before !== null };
}

function sampleOf({ cells }: FileRecord): string[] {
  return cells.slice(0, shown.columns).map(cut);
}

function cut(text: string): string {
  return storableText(text, shown.cell);
}
