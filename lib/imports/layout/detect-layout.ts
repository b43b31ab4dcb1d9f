import { decode } from '#lib/csv/decode.ts';
import { detectEncoding } from '#lib/csv/detect-encoding.ts';
import type { FileSource } from '#lib/csv/file-source.ts';
import type { FileRecord } from '#lib/csv/read-records.ts';
import type { FileProblem } from '#lib/imports/file/file-problem.ts';
import type { ImportField } from '#lib/imports/file/import-field.ts';
import { importLimits } from '#lib/imports/file/limits.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { detectDialect, usualWidth } from './detect-dialect.ts';
import type { FileLayout, LayoutOverrides } from './file-layout.ts';
import { longestHeader } from './headers.ts';
import { type Column, chosenColumns, type MappingProblem, mapColumns, mappingProblem } from './mapping.ts';

/** What was chosen for a header line before, or null. */
type Remember = (header: string[]) => Promise<(ImportField | null)[] | null>;

/**
 * `question`: what staff must answer before the rows can be read; null when nothing is in doubt.
 */
export type DetectedLayout = { understanding: FileLayout; question: MappingProblem | null };

const asRecognised: LayoutOverrides = { encoding: null, separator: null, headerLine: null, fields: null };
const shown = { lines: 12, rows: 5, cell: 120, columns: 40 };

/**
 * Reads the beginning of a stored file, and its encoding over the whole of it: separator, header,
 * columns. What staff chose goes before what they chose for the same header line earlier, and that
 * before what the headers say.
 */
export async function detectLayout(
  file: FileSource,
  chosen: LayoutOverrides = asRecognised,
  remember: Remember = async () => null,
): Promise<Result<DetectedLayout, FileProblem>> {
  const text = await detectEncoding(file, chosen.encoding);
  if (!text.ok) return text;
  const found = await detectDialect(() => decode(file, text.value), chosen);
  if (!found.ok) return found;
  const { rows, ...beginning } = found.value;
  const header = beginning.header && {
    ...beginning.header,
    cells: beginning.header.cells.map((cell) => storable(cell.slice(0, longestHeader).toWellFormed())),
  };
  const width = header?.cells.length ?? Math.max(0, ...rows.map(({ cells }) => cells.length));
  if (width > importLimits.columns) return fail({ code: 'too-many-columns', line: header?.line ?? 1 });
  const { columns, remembered } = await columnsOf(header, width, chosen, remember);
  const question = mappingProblem(columns);
  return succeed({
    question,
    understanding: {
      ...text.value,
      separator: beginning.separator,
      separatorLine: beginning.announced,
      headerLine: header?.line ?? 0,
      header: header?.cells ?? [],
      columns,
      width: usualWidth(rows),
      remembered,
      beginning: beginning.records.slice(0, shown.lines).map(({ line, cells }) => ({
        line,
        text: cut(cells.filter(Boolean).slice(0, shown.columns).map(cut).join(' · ')),
      })),
      sample: rows.slice(0, shown.rows).map(sampleOf),
    },
  });
}

async function columnsOf(
  header: FileRecord | null,
  width: number,
  chosen: LayoutOverrides,
  remember: Remember,
): Promise<{ columns: Column[]; remembered: boolean }> {
  const cells = header?.cells ?? Array<string>(width).fill('');
  if (chosen.fields) return { columns: chosenColumns(cells, chosen.fields.slice(0, width)), remembered: false };
  const before = header && (await remember(header.cells));
  if (before) return { columns: chosenColumns(cells, before), remembered: true };
  return { columns: header ? mapColumns(cells) : chosenColumns(cells, Array(width).fill(null)), remembered: false };
}

function sampleOf({ cells }: FileRecord): string[] {
  return cells.slice(0, shown.columns).map(cut);
}

function cut(text: string): string {
  return storable(text.slice(0, shown.cell).toWellFormed());
}

/** NUL, which PostgreSQL cannot hold, as its picture. */
function storable(text: string): string {
  return text.replaceAll('\0', '\u2400');
}
