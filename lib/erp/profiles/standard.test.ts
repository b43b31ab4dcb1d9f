import { Webhook } from 'standardwebhooks';
import { describe, expect, test } from 'vitest';
import type { LiveSecret } from './live-secret.ts';
import type { Call } from './profile.ts';
import { standard } from './standard.ts';

const secretOf = (byte: number) => `whsec_${Buffer.alloc(32, byte).toString('base64')}`;
const [old, renewed] = [secretOf(1), secretOf(2)];
const live: LiveSecret[] = [
  { id: 'old', plain: old },
  { id: 'new', plain: renewed },
];
const body =
  '{"type":"client.created","timestamp":"2026-11-21T10:00:00.000Z","data":{"id":"C-1042","lastName":"Dupré"}}';
const receivedAt = new Date('2026-11-21T10:00:05.000Z');

/** Signs a call with the official package. */
function signedBy(
  secret: string,
  at = receivedAt,
  change: Partial<{ id: string; body: string; timestamp: string }> = {},
): Call {
  const signature = new Webhook(secret).sign('msg_1', at, body);
  const seconds = String(Math.floor(at.getTime() / 1000));
  const headers = {
    'webhook-id': change.id ?? 'msg_1',
    'webhook-timestamp': change.timestamp ?? seconds,
    'webhook-signature': signature,
  };
  return { headers: new Headers(headers), raw: Buffer.from(change.body ?? body), token: null, verb: null, receivedAt };
}

const moved = (seconds: number) => new Date(receivedAt.getTime() + seconds * 1000);
const refused = (code: string) => ({ ok: false, problem: code });

describe('a call signed by the official package', () => {
  test('is accepted with either of two valid secrets, and names the one used', () => {
    expect(standard.authenticate(signedBy(old), live)).toEqual({ ok: true, value: 'old' });
    expect(standard.authenticate(signedBy(renewed), live)).toEqual({ ok: true, value: 'new' });
  });

  test.each([
    ['another body', signedBy(old, receivedAt, { body: body.replace('Dupré', 'Dupre') })],
    ['another id', signedBy(old, receivedAt, { id: 'msg_2' })],
    ['another time', signedBy(old, receivedAt, { timestamp: String(receivedAt.getTime() / 1000 - 1) })],
    ['another secret', signedBy(secretOf(3))],
  ])('is refused with %s', (_name, call) => {
    expect(standard.authenticate(call, live)).toEqual(refused('signature-invalid'));
  });

  test('is valid for five minutes either way, and not a second longer', () => {
    for (const seconds of [-300, 300]) expect(standard.authenticate(signedBy(old, moved(seconds)), live).ok).toBe(true);
    for (const seconds of [-301, 301]) {
      expect(standard.authenticate(signedBy(old, moved(seconds)), live)).toEqual(refused('signature-expired'));
    }
  });
});
