import type { EncodingQuestion } from '#lib/csv/encoding-question.ts';
import { type SingleByteEncoding, type TextEncoding, textEncodings } from '#lib/csv/text-encoding.ts';
import { type ImportField, importFields } from '#lib/imports/file/import-field.ts';
import { type DateOrder, dateOrders } from '#lib/values/date-order.ts';
import type { NameOrder } from './judge-name-order.ts';
import type { Column } from './mapping.ts';

/** Characters that can separate the cells of a file. */
export const separators = [';', ',', '\t', '|'] as const;

/** The detected layout of a file, shown to staff and stored with the import. Lines are 1-based. */
export type FileLayout = {
  encoding: TextEncoding;
  /** Length of the byte order mark in bytes. */
  mark: number;
  /** The encoding of those lines of a UTF-8 file that are not UTF-8; absent where all are. */
  fallback?: SingleByteEncoding;
  /**
   * The encodings that the file may well be in, with the same few cells in each, to ask about;
   * `encoding` is the first of them. Null where it is clear or chosen, absent in older layouts.
   */
  encodingQuestion?: EncodingQuestion | null;
  separator: string;
  /** Whether a first line `sep=;` announced the separator. */
  separatorLine: boolean;
  /** 0: the file has no header line. */
  headerLine: number;
  header: string[];
  columns: Column[];
  /** In which order the dates of birth are written. */
  dateOrder: DateOrder;
  /**
   * In which order full names are written, as the addresses tell it; absent where nothing tells. A
   * header that announces the order counts before.
   */
  nameOrder?: NameOrder;
  /** Dates whose order is a guess, to ask staff by; empty where the order is sure. */
  unclearDates: string[];
  /**
   * How many cells most rows have: more than the header where a program ends every line with
   * separators.
   */
  width: number;
  /**
   * The indexes of the columns in the file, where the empty ones between and behind them are too
   * many to be read; absent where every column is.
   */
  positions?: number[];
  /** Whether the columns are those that staff chose for the same header line before. */
  remembered: boolean;
  /** The first lines of the file, shortened, to choose the header line from. */
  beginning: { line: number; text: string }[];
  /** The first rows, shortened, to check the columns by. */
  sample: string[][];
};

/**
 * What staff decided about how to read a file; null is as detected. `fields`: one for each column,
 * null for a column that is left out.
 */
export type LayoutOverrides = {
  encoding: TextEncoding | null;
  separator: string | null;
  headerLine: number | null;
  dateOrder?: DateOrder | null;
  fields: (ImportField | null)[] | null;
};

/** The values that a choice can have, for the form. */
export const choices = { encodings: textEncodings, separators, dateOrders, fields: importFields };
