import { signStandard } from '#lib/erp/connections/sign-standard.ts';
import type { RunningDemo } from './safety-check.ts';

/** The response to the demo's ERP. */
export type EventAnswer = { status: number; json: Record<string, unknown> };

/** Posts one event as the demo's ERP. */
export async function signedEvent(
  demo: RunningDemo,
  type: string,
  timestamp: Date,
  data: object,
  query = '',
): Promise<EventAnswer> {
  const body = JSON.stringify({ type, timestamp: timestamp.toISOString(), data });
  const answer = await fetch(`${demo.erp.url}${query}`, {
    method: 'POST',
    body,
    headers: signStandard(demo.erp.secret, body),
  });
  return { status: answer.status, json: (await answer.json()) as Record<string, unknown> };
}
