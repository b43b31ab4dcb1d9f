import { type AttemptLimit, returnAttempts, takeAttempts, windowSeconds } from '#lib/throttle/attempts.ts';

/** Seconds until the next attempt is allowed. */
export type Wait = { code: 'too-many'; seconds: number };

type Most = { limit: number; seconds: number };

const inQuarter = (limit: number): Most => ({ limit, seconds: windowSeconds.quarter });
const inDay = (limit: number): Most => ({ limit, seconds: windowSeconds.day });

/**
 * Limits by what they count and for how long. `address` is a network address, generous because a
 * club or a telephone company shares one; `email-address` an e-mail requested from one network
 * address, so that others cannot use it up; `token` one device; `key` an app key. See
 * docs/decisions/035-rate-limits.md.
 */
const limits = {
  'app:register:address': inQuarter(300),
  'app:register:address:day': inDay(2_000),
  'app:register:key': inQuarter(5_000),
  'app:register:key:day': inDay(50_000),
  'app:register:email-address': inQuarter(10),
  'app:register:email-address:day': inDay(40),

  // Mailed codes: an address receives one a minute, from all senders together.
  'code:email:minute': { limit: 1, seconds: windowSeconds.minute },
  'app:code:email-address:day': inDay(5),
  'app:code:email:day': inDay(10),
  'app:code:address:day': inDay(500),
  'app:code:key:day': inDay(5_000),
  'app:code:structure:day': inDay(10_000),
  // Staff has a separate count, so that requests from outside do not keep it from helping.
  'staff:code:email:day': inDay(5),
  'staff:code:structure:day': inDay(500),

  'app:prove:address': inQuarter(300),
  'app:prove:address:day': inDay(2_000),
  'app:prove:token': inQuarter(20),
  'app:prove:token:day': inDay(60),
  // Wrong codes only.
  'app:prove:email:day': inDay(100),

  // Wrong claim codes only: the right one returns its attempts.
  'app:claim:address': inQuarter(30),
  'app:claim:address:day': inDay(100),
  'app:claim:email-address': inQuarter(5),
  'app:claim:email-address:day': inDay(20),
  'app:claim:key': inQuarter(300),
  'app:claim:key:day': inDay(1_000),

  'app:join:address': inQuarter(300),
  'app:join:address:day': inDay(2_000),
  'app:join:token': inQuarter(30),
  'app:join:token:day': inDay(100),
  'app:device:token': inQuarter(60),
  'app:device:token:day': inDay(300),
  'app:renew:token': inQuarter(20),
  'app:renew:token:day': inDay(60),
  'app:sign-out:token': inQuarter(20),
  'app:sign-out:token:day': inDay(60),
  'app:stranger:address': inQuarter(300),
  'app:stranger:address:day': inDay(5_000),
} as const satisfies Record<string, Most>;

export type Limit = keyof typeof limits;
type WithDay = { [Name in Limit]: `${Name}:day` extends Limit ? Name : never }[Limit];

/** A thing that one limit counts. */
export type Counted = { name: Limit; of: string };

/**
 * Counts one attempt at each of these limits, in this order. The first limit reached returns the
 * time to wait, and all attempts of the call are returned. Holds across processes.
 */
export async function takeAttemptOf(...turns: Counted[]): Promise<Wait | null> {
  const refused = await takeAttempts(turns.map(toAttemptLimit));
  return refused && { code: 'too-many', seconds: refused.seconds };
}

/** Returns one attempt at each of these limits. */
export async function returnAttemptOf(...turns: Counted[]): Promise<void> {
  await returnAttempts(turns.map(toAttemptLimit));
}

/** Returns the quarter-hour and the day limit of the same thing. */
export function inQuarterAndDay(name: WithDay, of: string): Counted[] {
  return [
    { name, of },
    { name: `${name}:day` as Limit, of },
  ];
}

/** Converts a limit for the throttle. */
export function toAttemptLimit({ name, of }: Counted): AttemptLimit {
  return { name, of, ...limits[name] };
}

/** Returns the number of a limit, for documents and tests. */
export function limitOf(name: Limit): number {
  return limits[name].limit;
}
