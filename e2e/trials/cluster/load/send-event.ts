import { signStandard } from '#lib/erp/connections/sign-standard.ts';
import type { TestErp } from '#lib/testing/erp.ts';

/** An event of the ERP. `webhookId` stays the same when it is sent again. */
export type SentEvent = { type: 'updated' | 'deleted'; data: Record<string, unknown>; webhookId: string; at?: number };

/**
 * Sends an event as an ERP does, signed now.
 * @param send `fetch`, or what takes its place
 */
export function sendEvent<Sent>(
  url: string,
  { connection, secret }: TestErp,
  { type, data, webhookId, at = Date.now() }: SentEvent,
  send: (address: string, init: RequestInit) => Promise<Sent>,
): Promise<Sent> {
  const body = JSON.stringify({ type: `client.${type}`, timestamp: new Date(at).toISOString(), data });
  const headers = { ...signStandard(secret, body, webhookId), 'content-type': 'application/json' };
  return send(`${url}/api/erp/${connection.id}/events`, { method: 'POST', headers, body });
}
