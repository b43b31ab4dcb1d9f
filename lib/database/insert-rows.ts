import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { from as copyFrom } from 'pg-copy-streams';
import { copyLine } from './copy-line.ts';
import { currentScope, hasRowSecurity } from './row-security/scope.ts';
import type { Transaction } from './run-sql.ts';

/** A row by the names of its columns. An object goes into a column of JSON. */
type Row = Record<string, string | number | boolean | Date | object | null>;

/** From so many rows on COPY is faster than one statement, although it takes more messages. */
const many = 20;

/** Rows that are sent together. */
const slice = 100;

/** Inserts rows into a table, all with the columns of the first. */
export async function insertRows(tx: Transaction, table: string, rows: Row[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
  if (columns.length === 0) return;
  if (areMany(rows) && mayCopy())
    return pipeline(Readable.from(slices(rows, columns)), tx.query(copyFrom(`copy ${table} (${columns}) from stdin`)));
  const text = insertSql(table, columns);
  await tx.query({ name: `erp-insert-${table}`, text, values: [JSON.stringify(rows)] });
}

/** SQL: inserts rows, given as a JSON array in $1. */
export function insertSql(table: string, columns: string[]): string {
  return `insert into ${table} (${columns}) select ${columns} from json_populate_recordset(null::${table}, $1::json)`;
}

/** Returns whether there are so many rows that copying them is faster. */
export function areMany(rows: readonly unknown[]): boolean {
  return rows.length >= many;
}

/** Whether COPY is open to the work: PostgreSQL has no COPY into a table whose policies bind it. */
function mayCopy(): boolean {
  return !hasRowSecurity() || currentScope() === 'every';
}

/** Writes the lines of COPY slice by slice: PostgreSQL stores one while the next is written. */
function* slices(rows: Row[], columns: string[]): Generator<string> {
  for (let from = 0; from < rows.length; from += slice) {
    let lines = '';
    for (const row of rows.slice(from, from + slice))
      lines += copyLine(columns.map((column) => copied(row[column] ?? null)));
    yield lines;
  }
}

function copied(value: Row[string]): string | number | null {
  if (value === null || typeof value === 'string' || typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 't' : 'f';
  return value instanceof Date ? value.toISOString() : JSON.stringify(value);
}
