import { signStandard } from '#lib/erp/connections/sign-standard.ts';
import { type Change, isMarkedOnly, type PlayedErp } from './played-erp.ts';

/**
 * A program that follows Standard Webhooks 1.0.0: 15 s for an answer, and repetitions with the same
 * id and a new time, which it signs again. The specification proposes ten tries in three days, of
 * which the first ones are played.
 */
export const playedStandard: PlayedErp = {
  timeoutMs: 15_000,
  waits: [5, 300],
  messages: (change, secret) => {
    const body = nativeBody(change);
    const json = { 'content-type': 'application/json' };
    return [() => ({ method: 'POST', path: '', headers: { ...signStandard(secret, body, change.id), ...json }, body })];
  },
};

/** A program of the club's own, which sends its key and an id of the message. */
export const playedBearer: PlayedErp = {
  timeoutMs: 10_000,
  waits: [1, 10],
  messages: (change, secret) => {
    const headers = {
      authorization: `Bearer ${secret}`,
      'webhook-id': change.id,
      'content-type': 'application/json',
    };
    return [() => ({ method: 'POST', path: '', headers, body: nativeBody(change) })];
  },
};

function nativeBody({ kind, person, at }: Change): string {
  const { number, lastName, firstName, email, phone } = person;
  const id = `H-${number}`;
  if (kind === 'removed' && !isMarkedOnly(person))
    return JSON.stringify({ type: 'client.deleted', timestamp: at.toISOString(), data: { id } });
  const data = { id, lastName, firstName, email, phone, ...(kind === 'removed' && { active: false }) };
  const type = kind === 'created' ? 'client.created' : 'client.updated';
  return JSON.stringify({ type, timestamp: at.toISOString(), data });
}
