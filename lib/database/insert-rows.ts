import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { from as copyFrom } from 'pg-copy-streams';
import { copyLine } from './copy-line.ts';
import type { Transaction } from './run-sql.ts';

/** A row by the names of its columns. An object goes into a column of JSON. */
type Row = Record<string, string | number | boolean | Date | object | null>;

/** From so many rows on COPY is faster than one statement, although it takes more messages. */
const many = 20;

/** Inserts rows into a table, all with the columns of the first. */
export async function insertRows(tx: Transaction, table: string, rows: Row[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
  if (columns.length === 0) return;
  if (rows.length >= many) {
    const lines = rows.map((row) => copyLine(columns.map((column) => copied(row[column] ?? null)))).join('');
    return pipeline(Readable.from([lines]), tx.query(copyFrom(`copy ${table} (${columns}) from stdin`)));
  }
  await tx.query({
    name: `erp-insert-${table}`,
    text: `insert into ${table} (${columns}) select ${columns} from json_populate_recordset(null::${table}, $1::json)`,
    values: [JSON.stringify(rows)],
  });
}

function copied(value: Row[string]): string | number | null {
  if (value === null || typeof value === 'string' || typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 't' : 'f';
  return value instanceof Date ? value.toISOString() : JSON.stringify(value);
}
