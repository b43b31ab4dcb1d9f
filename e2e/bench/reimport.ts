import { connection } from '#lib/database/connection.ts';
import { clientsFile } from './clients-file.ts';
import { median } from './measure.ts';
import { emptyBase, type ImportFigures, runImport } from './run-import.ts';
import type { Stand } from './stand.ts';

/**
 * Measures the same file again, unchanged, against the first time; `rewritten`: clients that the
 * second time wrote although nothing had changed.
 */
export async function reimport(stand: Stand, rows: number): Promise<object> {
  const rounds = rows > 200_000 ? 1 : 5;
  const file = clientsFile(rows);
  const runs: { first: ImportFigures; again: ImportFigures; rewritten: number }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    await emptyBase();
    const first = await runImport(stand, file);
    const before = await transaction();
    const again = await runImport(stand, file);
    runs.push({ first, again, rewritten: await writtenSince(before) });
  }
  const middle = (of: (run: (typeof runs)[number]) => number) => median(runs.map(of));
  const figures = (which: 'first' | 'again') => ({
    plan: middle((run) => run[which].plan),
    commit: middle((run) => run[which].commit),
    total: middle((run) => run[which].total),
  });
  return {
    ours: { ...figures('again'), rewritten: Math.max(...runs.map(({ rewritten }) => rewritten)) },
    floor: figures('first'),
    ratio: { total: middle(({ first, again }) => first.total / again.total) },
    rounds,
  };
}

async function transaction(): Promise<string> {
  const { rows } = await connection().pool.query<{ id: string }>('select pg_current_xact_id()::text as id');
  return rows[0]?.id ?? '';
}

async function writtenSince(before: string): Promise<number> {
  // The transactions are too few for their short numbers to wrap around.
  const { rows } = await connection().pool.query<{ count: number }>(
    'select count(*)::int as count from client where xmin::text::bigint > $1::bigint',
    [before],
  );
  return rows[0]?.count ?? Number.NaN;
}
