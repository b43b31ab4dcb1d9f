import autocannon from 'autocannon';

/** Response times in milliseconds; `rate` in requests a second. */
export type Figures = { p50: number; p95: number; p99: number; max: number; rate: number };

/** Addresses that are requested in turn. `url`: of another server than the product's. */
export type Subject = { url?: string; paths: string[]; cookie: string };

/**
 * Sends one request after another, as one person does, and measures each.
 * @throws Error when any answer is not 200: a fast refusal is no result
 */
export async function measure(
  url: string,
  { paths, cookie, url: other = url }: Subject,
  amount: number,
): Promise<Figures> {
  const times: number[] = [];
  const statuses = new Set<number>();
  const run = autocannon({
    url: other,
    connections: 1,
    amount,
    headers: { cookie, 'accept-language': 'fr' },
    requests: paths.map((path) => ({ method: 'GET', path })),
  });
  run.on('response', (_client, status, _bytes, milliseconds) => {
    times.push(milliseconds);
    statuses.add(status);
  });
  const { errors, timeouts, duration } = await run;
  const wrong = [...statuses].filter((status) => status !== 200);
  if (wrong.length > 0 || errors > 0 || timeouts > 0)
    throw new Error(`${paths[0]}: ${errors} errors, ${timeouts} timeouts, status ${wrong}`);
  return { ...quantiles(times), rate: round(times.length / duration) };
}

/** Returns the median of several runs, figure by figure. */
export function middle(runs: Figures[]): Figures {
  const of = (key: keyof Figures) => median(runs.map((run) => run[key]));
  return {
    p50: of('p50'),
    p95: of('p95'),
    p99: of('p99'),
    max: Math.max(...runs.map((run) => run.max)),
    rate: of('rate'),
  };
}

/** Returns the median of the ratios within each round: drift of the machine affects both. */
export function ratioOf(ours: Figures[], floor: Figures[], key: keyof Figures): number {
  return median(ours.map((run, round) => run[key] / (floor[round]?.[key] ?? Number.NaN)));
}

/** Returns the quantiles of times in milliseconds. */
export function quantiles(times: number[]): Omit<Figures, 'rate'> {
  const sorted = times.sort((a, b) => a - b);
  const at = (share: number) =>
    round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN);
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) };
}

/** Returns the median, to two decimals. */
export function median(values: number[]): number {
  const sorted = values.sort((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  const found = sorted.length % 2 ? sorted[half] : ((sorted[half - 1] ?? 0) + (sorted[half] ?? 0)) / 2;
  return round(found ?? Number.NaN);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
