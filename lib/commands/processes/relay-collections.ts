import type { ChildProcess } from 'node:child_process';
import { isMetricsMessage, type MetricsMessage } from '#lib/log/monitoring/metrics-message.ts';

/** Milliseconds for the processes to answer; one that is just starting may not. */
const answerTimeoutMs = 2_000;

/**
 * Answers a process that asks for the metrics of all with those of each.
 * @param others the processes that are asked, at this moment
 */
export function relayCollections(asking: ChildProcess, others: () => ChildProcess[]): void {
  asking.on('message', async (message) => {
    if (!isMetricsMessage(message) || message.metrics !== 'all') return;
    const asked = others().map((child) => valuesOf(child, message.id));
    const processes = (await Promise.all(asked)).filter((values) => values !== null);
    const answer: MetricsMessage = { metrics: 'all', id: message.id, processes };
    if (asking.connected) asking.send(answer, () => undefined);
  });
}

async function valuesOf(child: ChildProcess, id: string) {
  if (!child.connected) return null;
  const { promise, resolve } = Promise.withResolvers<Extract<MetricsMessage, { values: unknown }>['values'] | null>();
  const hear = (message: unknown) => {
    if (isMetricsMessage(message) && message.id === id && 'values' in message) resolve(message.values);
  };
  child.on('message', hear);
  const timer = setTimeout(() => resolve(null), answerTimeoutMs);
  child.send({ metrics: 'own', id } satisfies MetricsMessage, () => undefined);
  return promise.finally(() => {
    clearTimeout(timer);
    child.off('message', hear);
  });
}
