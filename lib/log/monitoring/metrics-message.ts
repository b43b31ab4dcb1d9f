import type { MetricObjectWithValues, MetricValue } from 'prom-client';

/** The metrics of one process. */
export type ProcessMetrics = MetricObjectWithValues<MetricValue<string>>[];

/**
 * What processes of one machine say to the one that started them. `all`: a process asks for the
 * metrics of every process, and gets them; `own`: a process is asked for its own, and answers.
 */
export type MetricsMessage =
  | { metrics: 'all' | 'own'; id: string }
  | { metrics: 'all'; id: string; processes: ProcessMetrics[] }
  | { metrics: 'own'; id: string; values: ProcessMetrics };

/** Whether a message between processes is about metrics. */
export function isMetricsMessage(message: unknown): message is MetricsMessage {
  return typeof message === 'object' && message !== null && 'metrics' in message;
}
