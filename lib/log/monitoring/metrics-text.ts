import { collectProcesses } from './answer-collections.ts';
import { observeProcess } from './observe-process.ts';
import { readState } from './read-state.ts';

/** Milliseconds for which the state of the database is not read again. */
const stateTtlMs = 1_000;

let state: { readAt: number; text: Promise<string> } | null = null;

/** Returns all metrics in the text format of Prometheus, 0.0.4. */
export async function metricsText(): Promise<string> {
  observeProcess();
  const [ofProcesses, ofDatabase] = await Promise.all([collectProcesses(), currentState()]);
  return `${ofProcesses}\n${ofDatabase}`;
}

function currentState(): Promise<string> {
  const now = performance.now();
  if (!state || now - state.readAt > stateTtlMs) state = { readAt: now, text: readState() };
  return state.text;
}
