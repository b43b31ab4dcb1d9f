import { execFileSync } from 'node:child_process';
import { availableParallelism, cpus, totalmem } from 'node:os';
import { goalOf } from './goals.ts';

type Leaves = Map<string, string>;

/** Where and of what the figures were taken, and the head of their table. */
export function tableHead(rows: number): string {
  const commit = execFileSync('git', ['describe', '--always', '--dirty'], { encoding: 'utf8' }).trim();
  const machine = `${availableParallelism()} x ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB`;
  const day = new Date().toISOString().slice(0, 10);
  return [
    `${day}, commit ${commit}, Node ${process.versions.node}, ${machine}, size ${rows}`,
    '',
    '| bench | figure | ours | floor | ratio | goal |',
    '|---|---|---|---|---|---|',
  ].join('\n');
}

/** One line for each figure of a bench, with what stands beside it at the floor. */
export function tableRows(bench: string, result: object): string {
  const { ours, floor, ratio, rounds: _, ...more } = result as Record<string, unknown>;
  const columns = [leaves(ours), leaves(floor), leaves(ratio, 'ratio')] as const;
  const [own, floors, ratios] = columns;
  for (const [figure, value] of leaves(more)) own.set(figure, value);
  return [...new Set(columns.flatMap((column) => [...column.keys()]))]
    .map((figure) => {
      // One floor may stand for many: `first p50` is held against the floor's `p50`.
      const beside = floors.get(figure) ?? floors.get(figure.split(' ').slice(1).join(' ')) ?? '';
      const share = ratios.get(figure) ?? '';
      const goal = share && goalOf(bench, figure);
      return `| ${bench} | ${figure} | ${own.get(figure) ?? ''} | ${beside} | ${share} | ${goal} |`;
    })
    .join('\n');
}

/** A bench that failed, in its place. */
export function failedRow(bench: string, error: unknown): string {
  const [line = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
  return `| ${bench} | failed: ${line.replaceAll('|', '/')} | | | | |`;
}

/** Every figure by the names that lead to it. */
function leaves(value: unknown, name = ''): Leaves {
  if (typeof value !== 'object' || value === null) return new Map(value === undefined ? [] : [[name, String(value)]]);
  const below = Object.entries(value).flatMap(([key, inner]) => [
    ...leaves(inner, name && name !== 'ratio' ? `${name} ${key}` : key),
  ]);
  return new Map(below);
}
