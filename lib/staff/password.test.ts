import { expect, test } from 'vitest';
import { requests } from '#lib/api/current-request.ts';
import { hashPassword, verifyPassword } from './password.ts';
import { passwordRetrySeconds, passwordsWaiting } from './password-queue.ts';

test('hashes a password by argon2id with the parameters of OWASP, and each time differently', async () => {
  const stored = await hashPassword('une phrase assez longue');
  expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await hashPassword('une phrase assez longue')).not.toBe(stored);
});

test('matches only the same password, however its accents are composed', async () => {
  const stored = await hashPassword('é\0\ud800 mot de passe');
  expect(await verifyPassword(stored, 'e\u0301\0\ud800 mot de passe')).toBe(true);
  expect(await verifyPassword(stored, 'é')).toBe(false);
  expect(await verifyPassword(null, 'é')).toBe(false);
});

test('bounds the queue of passwords, and skips those of a client that has disconnected', async () => {
  const closed = new AbortController();
  const computed: number[] = [];
  const send = (index: number) =>
    requests().run(
      {
        id: 'of-this-test',
        closed: closed.signal,
        target: '/',
        sender: { address: '', agent: '' },
        answerBusy: () => undefined,
      },
      async () => {
        await hashPassword('une phrase assez longue');
        computed.push(index);
      },
    );
  const outcomes = Promise.allSettled(Array.from({ length: passwordsWaiting + 50 }, (_, index) => send(index)));
  await expect(hashPassword('une autre phrase longue')).rejects.toMatchObject({
    name: 'Busy',
    seconds: passwordRetrySeconds,
  });
  closed.abort(new Error('the client has gone'));
  const reasons = (await outcomes).map((one) =>
    one.status === 'rejected' ? (one.reason as Error).message : 'computed',
  );
  expect(reasons.filter((reason) => reason === 'the client has gone')).toHaveLength(passwordsWaiting);
  // Those that had begun before.
  expect(computed.length).toBe(
    reasons.length - passwordsWaiting - reasons.filter((reason) => reason === 'busy').length,
  );
  expect(await verifyPassword(await hashPassword('encore une phrase'), 'encore une phrase')).toBe(true);
});
