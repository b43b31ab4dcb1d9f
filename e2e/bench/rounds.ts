import { type Figures, measure, middle, ratioOf, type Subject } from './measure.ts';

type Rounds = { url: string; floor: Subject; ours: Record<string, Subject>; rounds: number; amount: number };
type Compared = {
  ours: Record<string, Figures>;
  floor: Figures;
  ratio: Record<string, { p50: number; p95: number }>;
  rounds: number;
};

/** Measures the floor and each subject in turn, round after round, after one warm-up round. */
export async function compare({ url, floor, ours, rounds, amount }: Rounds): Promise<Compared> {
  const runs: { floor: Figures[]; ours: Record<string, Figures[]> } = { floor: [], ours: {} };
  for (let round = 0; round <= rounds; round += 1) {
    const floorRun = await measure(url, floor, amount);
    if (round > 0) runs.floor.push(floorRun);
    for (const [name, subject] of Object.entries(ours)) {
      const run = await measure(url, subject, amount);
      if (round > 0) runs.ours[name] = [...(runs.ours[name] ?? []), run];
    }
  }
  const each = Object.entries(runs.ours);
  const ratios = ([name, ourRuns]: [string, Figures[]]) => [
    name,
    { p50: ratioOf(ourRuns, runs.floor, 'p50'), p95: ratioOf(ourRuns, runs.floor, 'p95') },
  ];
  return {
    ours: Object.fromEntries(each.map(([name, ourRuns]) => [name, middle(ourRuns)])),
    floor: middle(runs.floor),
    ratio: Object.fromEntries(each.map(ratios)),
    rounds,
  };
}
