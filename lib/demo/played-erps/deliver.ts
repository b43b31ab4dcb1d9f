import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { Refusal } from '#lib/refusal.ts';
import type { Delivery, PlayedMessage } from './played-erp.ts';

/** Waits between tries are cut to this, so that a play ends: Mindbody repeats after 15 minutes. */
const maxWaitMs = 1_000;

const answer = z.object({ result: z.string().optional(), code: z.string().optional() }).catch({});

/**
 * Delivers one message as its program does, with its timeout and its repetitions.
 * @returns the verdict of the last answer, or its status and problem, or `no answer`
 * @throws Refusal when no server is there
 */
export async function deliver(url: string, delivery: Delivery, message: PlayedMessage): Promise<string> {
  let said = 'no answer';
  for (const seconds of [0, ...delivery.waits]) {
    if (seconds > 0) await wait(Math.min(seconds * 1_000, maxWaitMs));
    const { method, path, headers, body } = message();
    // Of bytes, unlike of a text, no Content-Type is made up.
    const init = { method, headers, body: Buffer.from(body) };
    const response = await call(url, path, init, delivery.timeoutMs);
    if (!response) continue;
    const { result, code } = answer.parse(await response.json().catch(() => ({})));
    said = result ?? `${response.status} ${code ?? ''}`.trim();
    if (response.ok) break;
  }
  return said;
}

/**
 * Asks with HEAD whether the address can be used, where the program does.
 * @throws Refusal when it cannot
 */
export async function probe(url: string, { probes, timeoutMs }: Delivery): Promise<void> {
  if (!probes) return;
  const response = await call(url, '', { method: 'HEAD' }, timeoutMs);
  if (!response?.ok) throw new Refusal(`${url} answers ${response?.status ?? 'nothing'} to HEAD.`);
}

async function call(url: string, path: string, init: RequestInit, timeoutMs: number): Promise<Response | null> {
  try {
    return await fetch(url + path, { ...init, signal: AbortSignal.timeout(timeoutMs) });
  } catch (error) {
    if (error instanceof Error && error.name === 'TimeoutError') return null;
    throw new Refusal(`Nothing answers on ${new URL(url).origin}: start the demonstration with npm run demo.`);
  }
}
