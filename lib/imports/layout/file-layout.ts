import { type TextEncoding, textEncodings } from '#lib/csv/text-encoding.ts';
import { type ImportField, importFields } from '#lib/imports/file/import-field.ts';
import type { Column } from './mapping.ts';

/** Characters that can part the cells of a file. */
export const separators = [';', ',', '\t', '|'] as const;

/** What was understood of a file, said aloud and kept with the import. Lines are 1-based. */
export type FileLayout = {
  encoding: TextEncoding;
  /** Length of the byte order mark in bytes. */
  mark: number;
  separator: string;
  /** Whether a first line `sep=;` announced the separator. */
  separatorLine: boolean;
  /** 0: the file has no header line. */
  headerLine: number;
  header: string[];
  columns: Column[];
  /**
   * How many cells most rows have: more than the header where a program ends every line with
   * separators.
   */
  width: number;
  /** Whether the columns are those that staff chose for the same header line before. */
  remembered: boolean;
  /** The first lines of the file, cut short, to choose the header line from. */
  beginning: { line: number; text: string }[];
  /** The first rows, cut short, to check the columns by. */
  sample: string[][];
};

/**
 * What staff decided about how to read a file; null is as recognised. `fields`: one for each
 * column, null for left out.
 */
export type LayoutOverrides = {
  encoding: TextEncoding | null;
  separator: string | null;
  headerLine: number | null;
  fields: (ImportField | null)[] | null;
};

/** The values a choice can have, for the form that asks. */
export const choices = { encodings: textEncodings, separators, fields: importFields };
