import type { ErpEvent, EventProblem, Reading } from '#lib/erp/profiles/erp-event.ts';
import type { Profile } from '#lib/erp/profiles/profile.ts';
import { type Clock, isNoMoment, maxClockLeadMs, readMoment } from '#lib/erp/profiles/read-value.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { type ReadingRules, toPerson } from './to-person.ts';

/** `receivedAt`: the version of a message without a time. */
export type Receiving = ReadingRules & { receivedAt: Date } & Pick<Profile, 'timestampNeeded' | 'naiveTimes'>;

/**
 * Returns whether a time that an ERP sent is too far ahead of the arrival to count as it is: it
 * would make every event stale until then, so the time of arrival counts instead.
 */
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
  return succeed({ ...parsed.value, version: version.value, ...(isNoMoment(timestamp) && { timeless: true }) });
}

/** Returns the clock by which the times of a connection are read. */
export function clockOf({ timeZone, naiveTimes, receivedAt }: Receiving): Clock {
  return { timeZone: naiveTimes ?? timeZone, receivedAt };
}

function readVersion(timestamp: unknown, receiving: Receiving): Result<Date, string> {
  const { receivedAt, timestampNeeded } = receiving;
  const version = readMoment(timestamp, clockOf(receiving));
  if (!version.ok) return version.problem === 'required' && !timestampNeeded ? succeed(receivedAt) : version;
  return succeed(isAhead(version.value, receivedAt) ? receivedAt : version.value);
}
