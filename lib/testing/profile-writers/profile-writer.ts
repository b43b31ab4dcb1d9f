import type { Call } from '#lib/erp/profiles/profile.ts';

/**
 * What a step says of a person, without a field that it omits. An empty text or null: the program
 * has none.
 */
type StepFields = {
  lastName?: string | undefined;
  firstName?: string | undefined;
  email?: string | null | undefined;
  phone?: string | null | undefined;
  secondPhone?: string | null | undefined;
  /** ISO 8601. */
  birthDate?: string | null | undefined;
};

/**
 * One change in a program, of any profile. `person`, `former`: numbers of people. `leave`: the
 * person becomes inactive and stays in the program. `merge`: `former` was renamed or merged into
 * `person`; an update where the profile reports no such thing. `number`: of the message, for its id
 * and its time.
 */
export type PersonStep = {
  what: 'update' | 'leave' | 'delete' | 'merge';
  person: number;
  former: number;
  number: number;
  /** Unix milliseconds, whole seconds. */
  at: number;
  fields: StepFields;
};

/** A message as a program sends it. */
export type WrittenMessage = { body: Record<string, unknown>; call: Partial<Call> };

/** The names of a program for each field, in no order. */
export type FieldNames = Record<
  'lastName' | 'firstName' | 'fullName' | 'email' | 'phone' | 'secondPhone' | 'birthDate',
  string[]
>;

/**
 * Writes steps as one program does. `data` writes what it says of the person, `envelope` the
 * message around it.
 */
export type ProfileWriter = {
  names: FieldNames;
  erpId(person: number): string;
  data(step: PersonStep): Record<string, unknown>;
  envelope(step: PersonStep, data: Record<string, unknown>): WrittenMessage;
};

/** Returns the values that are not undefined: a program omits a name rather than writing that. */
export function withoutOmitted(data: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined));
}

/** Writes a time as a program whose clocks are that many hours ahead of UTC. */
export function naiveTime(at: number, hours: number): string {
  return new Date(at + hours * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
}
