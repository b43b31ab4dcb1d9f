import { createHmac, randomUUID } from 'node:crypto';

/**
 * Computes the three headers of Standard Webhooks 1.0.0 for a body as a sender does, for
 * demonstrations, benchmarks and tests.
 * @param body of a snapshot: its SHA-256, hex
 * @param at Unix milliseconds
 */
export function signStandard(
  secret: string,
  body: string | Uint8Array,
  id: string = randomUUID(),
  at = Date.now(),
): Record<string, string> {
  const timestamp = String(Math.floor(at / 1000));
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` };
}
