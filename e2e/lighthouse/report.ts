import type { Result } from 'lighthouse';

export type Audited = { page: string; device: 'phone' | 'desktop'; result: Result };

/** Scores of 100 each, and the layout shift, which is a share of the window. */
const goals = {
  phone: { performance: 95, accessibility: 100, 'best-practices': 100 },
  desktop: { performance: 100, accessibility: 100, 'best-practices': 100 },
} as const;
type Category = keyof (typeof goals)['phone'];
const categories = Object.keys(goals.phone) as Category[];

/** The head of the table. */
export function head(): string[] {
  return [
    `| page | device | ${categories.map((name) => `${name} (phone ${goals.phone[name]}, desktop ${goals.desktop[name]})`).join(' | ')} | shift (0) | largest paint, ms | blocked, ms |`,
    '|---|---|---|---|---|---|---|---|',
  ];
}

/** One audit as a line of the table. */
export function row({ page, device, result }: Audited): string {
  const scores = categories.map((name) => score(result, name));
  return `| ${[page, device, ...scores, shift(result), time(result, 'largest-contentful-paint'), time(result, 'total-blocking-time')].join(' | ')} |`;
}

/** What falls short of its goal, with the audits that cost it. */
export function missed({ page, device, result }: Audited): string[] {
  const short = categories
    .filter((name) => score(result, name) < goals[device][name])
    .map((name) => `${page}, ${device}: ${name} ${score(result, name)}, for ${costs(result, name).join(', ')}`);
  return shift(result) > 0 ? [...short, `${page}, ${device}: shift ${shift(result)}`] : short;
}

function score({ categories: found }: Result, name: Category): number {
  return Math.round((found[name]?.score ?? Number.NaN) * 100);
}

function costs({ categories: found, audits }: Result, name: Category): string[] {
  return (found[name]?.auditRefs ?? [])
    .filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 0.9)
    .map(({ id }) => `${id} ${audits[id]?.displayValue ?? ''}`.trim());
}

function shift({ audits }: Result): number {
  return Math.round((audits['cumulative-layout-shift']?.numericValue ?? Number.NaN) * 1_000) / 1_000;
}

function time({ audits }: Result, id: string): number {
  return Math.round(audits[id]?.numericValue ?? Number.NaN);
}
