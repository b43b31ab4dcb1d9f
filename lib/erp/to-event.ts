import { longest } from '#lib/clients/client-fields.ts';
import { parsePhone } from '#lib/clients/phone.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import type { ErpEvent, ErpFields, EventProblem, RawPerson, Reading } from './erp-event.ts';
import { readActive, readDay, readEmail, readMoment, readText } from './read-value.ts';

/** Longest id of an ERP, in UTF-16 units. */
const longestId = 200;

/** Where the ERP is. `country`: whose phone numbers it sends (ISO 3166-1 alpha-2). `timeZone`: when its days begin (IANA). */
export type Place = { country: string; timeZone: string };

/** `receivedAt`: the version of a message that does not tell when it happened. */
export type Receiving = Place & { receivedAt: Date; timestampNeeded: boolean };

/** A reading as an event, or everything that is wrong with it. */
export function toEvent({ verb, timestamp, person }: Reading, receiving: Receiving): Result<ErpEvent, EventProblem[]> {
  const problems: EventProblem[] = [];
  const version = readVersion(timestamp, receiving);
  if (!version.ok) problems.push({ pointer: '/timestamp', code: version.problem });
  const told = toPerson(person, receiving, verb === 'delete');
  if (!told.ok) problems.push(...told.problem);
  if (!version.ok || !told.ok) return fail(problems);
  return succeed({ ...told.value, version: version.value });
}

/** What an ERP says of one person, without when: a line of a snapshot. */
export function toPerson(raw: RawPerson, place: Place, removes = false): Result<Omit<ErpEvent, 'version'>, EventProblem[]> {
  const id = readText(raw.id, longestId);
  const erpId = id.ok && id.value !== '' ? id.value : null;
  const problems: EventProblem[] = erpId ? [] : [{ pointer: '/data/id', code: id.ok ? 'required' : id.problem }];
  const active = readActive(raw.active);
  if (!active.ok) problems.push({ pointer: '/data/active', code: active.problem });
  const gone = removes || (active.ok && !active.value);
  const fields = removes ? null : toFields(raw, place);
  // Somebody who is gone needs no address.
  const usable = fields && (fields.ok ? fields.value : null);
  if (fields && !fields.ok && !gone) problems.push(...fields.problem);
  return problems.length > 0 || !erpId ? fail(problems) : succeed({ erpId, removes: gone, fields: usable });
}

function toFields(raw: RawPerson, { country, timeZone }: Place): Result<ErpFields, EventProblem[]> {
  const problems: EventProblem[] = [];
  const take = <Value>(name: string, read: Result<Value, string>): Value | null => {
    if (read.ok) return read.value;
    problems.push({ pointer: `/data/${name}`, code: read.problem });
    return null;
  };
  const email = take('email', readEmail(raw.email));
  const firstName = take('firstName', readText(raw.firstName, longest.name));
  const lastName = take('lastName', readText(raw.lastName, longest.name));
  if (lastName === '') problems.push({ pointer: '/data/lastName', code: 'required' });
  const phone = raw.phone === undefined ? undefined : take('phone', readText(raw.phone, longest.phone));
  const birthDate = raw.birthDate === undefined ? undefined : take('birthDate', readDay(raw.birthDate, timeZone));
  if (problems.length > 0 || !email || lastName === null || firstName === null) return fail(problems);
  return succeed({
    lastName,
    firstName,
    ...email,
    ...(phone !== undefined && { phone: phone ? parsePhone(phone, country) : null }),
    ...(birthDate !== undefined && { birthDate }),
  });
}

function readVersion(timestamp: unknown, { receivedAt, timestampNeeded }: Receiving): Result<Date, string> {
  const version = readMoment(timestamp, receivedAt);
  return !version.ok && version.problem === 'required' && !timestampNeeded ? succeed(receivedAt) : version;
}
