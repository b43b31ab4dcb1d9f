import type { ErpEvent, ErpRegion, EventProblem, Reading } from '#lib/erp/profiles/erp-event.ts';
import { readMoment } from '#lib/erp/profiles/read-value.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { toPerson } from './to-person.ts';

/** `receivedAt`: the version of a message without a time. */
export type Receiving = ErpRegion & { receivedAt: Date; timestampNeeded: boolean };

/**
 * Milliseconds that an ERP's clock may be ahead of ours: the tolerance of Standard Webhooks. A
 * version further ahead would make every event stale until that time, so the time of arrival counts
 * instead.
 */
const maxClockLeadMs = 5 * 60 * 1000;

/** Returns whether a time that an ERP sent is too far ahead of the arrival to count as it is. */
export function isAhead(moment: Date, receivedAt: Date): boolean {
  return moment.getTime() > receivedAt.getTime() + maxClockLeadMs;
}

/** Turns a reading into an event, or lists everything that is wrong with it. */
export function toEvent({ verb, timestamp, person }: Reading, receiving: Receiving): Result<ErpEvent, EventProblem[]> {
  const problems: EventProblem[] = [];
  const version = readVersion(timestamp, receiving);
  if (!version.ok) problems.push({ pointer: '/timestamp', code: version.problem });
  const parsed = toPerson(person, receiving, verb === 'delete');
  if (!parsed.ok) problems.push(...parsed.problem);
  if (!version.ok || !parsed.ok) return fail(problems);
  return succeed({ ...parsed.value, version: version.value });
}

function readVersion(timestamp: unknown, { receivedAt, timestampNeeded }: Receiving): Result<Date, string> {
  const version = readMoment(timestamp);
  if (!version.ok) return version.problem === 'required' && !timestampNeeded ? succeed(receivedAt) : version;
  return succeed(isAhead(version.value, receivedAt) ? receivedAt : version.value);
}
