/** What the ratios of the benches are to reach, by bench and figure; the first that fits counts. */
const goals: [RegExp, string][] = [
  [/^pages (list|client|plan|requests|matches|journal) p50$/, 'at most 2'],
  [/^django list p50$/, 'at most 0.5'],
  [/^search search p50$/, 'at most 2.5'],
  [/^search search p95$/, 'at most 4'],
  [/^matches (first|middle|martins) p50$/, 'at most 3'],
  [/^duplicates (first|middle) p50$/, 'at most 3'],
  [/^duplicates add p50$/, 'at most 1.1'],
  [/^import-neighbours p50$/, 'at most 1.5'],
  [/^import-neighbours p99$/, 'at most 2'],
  [/^import total$/, 'at least 0.65'],
  [/^import commit$/, 'at least 0.8'],
  [/^reimport total$/, 'at least 3'],
  [/^memory end$/, 'at most 1.1'],
  [/^gate gate$/, 'at least 0.85'],
  [/^erp ratio$/, 'at least 0.65'],
  [/^(batch|snapshot) ratio$/, 'at least 0.55'],
  [/^processes (list|gate)$/, 'at least 1.5'],
  [/^form (add|edit)$/, 'at least 0.3'],
];

/** Returns the goal of a ratio; empty where none is set. */
export function goalOf(bench: string, figure: string): string {
  return goals.find(([pattern]) => pattern.test(`${bench} ${figure}`))?.[1] ?? '';
}
