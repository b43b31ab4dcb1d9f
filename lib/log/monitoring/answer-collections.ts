import { randomUUID } from 'node:crypto';
import { AggregatorRegistry } from 'prom-client';
import { meters } from '#lib/log/meters.ts';
import { isMetricsMessage, type MetricsMessage, type ProcessMetrics } from './metrics-message.ts';
import { observeProcess } from './observe-process.ts';

/** Milliseconds for the other processes to answer. */
const collectionTimeoutMs = 5_000;

/** Measures this process, and answers when its metrics are asked for. */
export function answerCollections(): void {
  observeProcess();
  process.on('message', async (message) => {
    if (!isMetricsMessage(message) || message.metrics !== 'own') return;
    const values = (await meters().registry.getMetricsAsJSON()) as ProcessMetrics;
    process.send?.({ metrics: 'own', id: message.id, values } satisfies MetricsMessage);
  });
}

/** Returns the metrics of all processes of this machine, added up, as text. */
export async function collectProcesses(): Promise<string> {
  const { registry } = meters();
  if (process.env.CLUB_PROCESSES !== '1' || !process.send) return registry.metrics();
  const processes = await askAll();
  return AggregatorRegistry.aggregate(processes).metrics();
}

async function askAll(): Promise<ProcessMetrics[]> {
  const id = randomUUID();
  const { promise, resolve } = Promise.withResolvers<ProcessMetrics[]>();
  const hear = (message: unknown) => {
    if (isMetricsMessage(message) && message.id === id && 'processes' in message) resolve(message.processes);
  };
  process.on('message', hear);
  const own = async () => resolve([(await meters().registry.getMetricsAsJSON()) as ProcessMetrics]);
  const timer = setTimeout(() => void own(), collectionTimeoutMs);
  process.send?.({ metrics: 'all', id } satisfies MetricsMessage);
  return promise.finally(() => {
    clearTimeout(timer);
    process.off('message', hear);
  });
}
