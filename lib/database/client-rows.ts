import { runSql, type Transaction } from './run-sql.ts';

/** A row as `to_jsonb` writes it, by column: whole, so that it can be put back exactly. */
export type StoredRow = { [column: string]: unknown };

/** Takes the rows of one client out of a table, and puts rows back. */
export type ClientRows = {
  read: (tx: Transaction, structureId: string, clientId: string) => Promise<StoredRow[]>;
  take: (tx: Transaction, structureId: string, clientId: string) => Promise<StoredRow[]>;
  put: (tx: Transaction, rows: StoredRow[]) => Promise<void>;
};

/**
 * Makes the functions of a table that has the columns `structure_id` and `client_id`. Each
 * statement names its table itself, so that the owner of each table stays visible.
 * @param sql `read` and `take` get the structure and the client, and return each row as `row`;
 *   `put` gets the rows as a JSON array
 */
export function clientRows(sql: { read: string; take: string; put: string }): ClientRows {
  const rowsOf = (statement: string) => async (tx: Transaction, structureId: string, clientId: string) =>
    (await runSql<{ row: StoredRow }>(tx, statement, [structureId, clientId])).map(({ row }) => row);
  return {
    read: rowsOf(sql.read),
    take: rowsOf(sql.take),
    put: async (tx, rows) => {
      if (rows.length > 0) await runSql(tx, sql.put, [JSON.stringify(rows)]);
    },
  };
}
