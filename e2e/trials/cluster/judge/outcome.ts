import { isHung, type Run } from '../load/run.ts';
import type { Judgement } from './judge.ts';

/** What one fault did. `withoutChanges`: the longest time without an acknowledged change. */
export type Outcome = {
  fault: string;
  /** Seconds. */
  withoutChanges: number;
  requests: number;
  failed: number;
  hung: number;
  lost: number;
  doubled: number;
  wronglyOpen: number;
  odd: string[];
};

/** @param at when the fault was made */
export function outcomeOf(fault: string, run: Run, at: number, { lost, doubled }: Judgement): Outcome {
  const during = run.written.filter((time) => time >= at);
  const last = run.written.filter((time) => time < at).at(-1) ?? at;
  const gaps = during.map((time, index) => time - (during[index - 1] ?? last));
  return {
    fault,
    withoutChanges: Math.max(0, ...gaps) / 1_000,
    requests: run.asked.length,
    failed: run.asked.filter(({ failure }) => failure !== null).length,
    hung: run.asked.filter(isHung).length,
    lost: lost.length,
    doubled: doubled.length,
    wronglyOpen: run.wronglyOpen.length,
    odd: run.odd,
  };
}

/** A table for the documents: one line for each fault, over all its times. */
export function tableOf(outcomes: readonly Outcome[], titles: ReadonlyMap<string, string>): string {
  const lines = [...titles].flatMap(([name, title]) => {
    const of = outcomes.filter(({ fault }) => fault === name);
    if (of.length === 0) return [];
    const sum = (count: (outcome: Outcome) => number) => of.reduce((total, outcome) => total + count(outcome), 0);
    const gaps = of.map(({ withoutChanges }) => withoutChanges).sort((a, b) => a - b);
    const cells = [
      title,
      of.length,
      `${gaps[Math.floor(gaps.length / 2)]?.toFixed(1)} / ${gaps.at(-1)?.toFixed(1)}`,
      sum(({ requests }) => requests),
      sum(({ failed }) => failed),
      sum(({ hung }) => hung),
      sum(({ lost }) => lost),
      sum(({ doubled }) => doubled),
      sum(({ wronglyOpen }) => wronglyOpen),
    ];
    return [`| ${cells.join(' | ')} |`];
  });
  const head = ['fault', 'times', 'seconds without changes (median / longest)', 'requests', 'failed', 'over 30 s'];
  return [`| ${[...head, 'lost', 'doubled', 'wrongly let in'].join(' | ')} |`, `|${'---|'.repeat(9)}`, ...lines].join(
    '\n',
  );
}
