/** A metric in the text format of Prometheus, and its samples as they are written. */
export type ExposedMetric = { name: string; type: string; help: string; samples: string[] };

/** Go, in which Prometheus is written, reads `Nan` too, as `prom-client` writes it. */
const sample = /^([a-z_][a-z0-9_]*)(?:\{([^}]*)\})? (?:-?\d[\d.e+-]*|N[aA][nN]|[+-]Inf)$/;
const label = /^[a-z_][a-z0-9_]*="(?:[^"\\]|\\[\\"n])*"$/;

/**
 * Reads the text format of Prometheus (exposition format 0.0.4), strictly: each metric has a help
 * text and a type before its samples, comes once, and its names are lower case.
 * @throws Error with the line that breaks a rule
 */
export function readExposition(text: string): Map<string, ExposedMetric> {
  const metrics = new Map<string, ExposedMetric>();
  let current: ExposedMetric | undefined;
  for (const line of text.split('\n').filter(Boolean)) {
    const [, keyword, name = '', rest = ''] = /^# (HELP|TYPE) (\S+) (.*)$/.exec(line) ?? [];
    if (keyword === 'HELP') {
      if (metrics.has(name)) throw new Error(`twice: ${line}`);
      current = { name, type: '', help: rest, samples: [] };
      metrics.set(name, current);
    } else if (keyword === 'TYPE') {
      if (current?.name !== name || current.type) throw new Error(`type without help: ${line}`);
      if ((rest === 'counter') !== name.endsWith('_total')) throw new Error(`only counters are totals: ${line}`);
      current.type = rest;
    } else {
      const [, of = '', labels = ''] = sample.exec(line) ?? [];
      if (!current?.type || !isSampleOf(current, of)) throw new Error(`not a sample of the metric before it: ${line}`);
      if (labels && !labels.split(/,(?=[a-z_]+=")/).every((one) => label.test(one))) throw new Error(`labels: ${line}`);
      current.samples.push(line);
    }
  }
  return metrics;
}

function isSampleOf({ name, type }: ExposedMetric, of: string): boolean {
  return of === name || (type === 'histogram' && [`${name}_bucket`, `${name}_sum`, `${name}_count`].includes(of));
}
