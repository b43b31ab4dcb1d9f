import { MAX_FIELD_LENGTHS } from '#lib/clients/client-fields.ts';
import type {
  ErpEvent,
  ErpFields,
  ErpRegion,
  EventProblem,
  HoldReason,
  RawPerson,
  StatusMeaning,
} from '#lib/erp/profiles/erp-event.ts';
import { readActive, readDay, readEmail, readText, readUndressed } from '#lib/erp/profiles/read-value.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { readPhone } from '#lib/values/read-phone.ts';

/** Maximum length of an ERP's id, in UTF-16 units. */
const maxIdLength = 200;

/** The reason why a status makes the person no client; null where it does not hold the event. */
const holdOf: Record<StatusMeaning, HoldReason | null> = {
  active: null,
  former: null,
  pending: 'status-pending',
  unknown: 'status-unknown',
};

/**
 * Turns what an ERP says of one person, without a time, into a line of a snapshot. A person who is
 * not a client yet counts as removed, in case they were one, and leaves only a tombstone; an
 * unknown status removes no client.
 */
export function toPerson(
  raw: RawPerson,
  region: ErpRegion,
  removes = false,
): Result<Omit<ErpEvent, 'version'>, EventProblem[]> {
  const id = readId(raw);
  const problems: EventProblem[] = id.ok ? [] : [{ pointer: '/data/id', code: id.problem }];
  if (raw.counts === false) problems.push({ pointer: '/data/kind', code: 'kind-not-counted' });
  const status = statusOf(raw);
  if (!status.ok && !removes) problems.push({ pointer: '/data/active', code: status.problem });
  const meaning = removes || !status.ok ? 'former' : status.value;
  const hold = holdOf[meaning];
  const fields = removes || meaning === 'pending' ? null : toFields(raw, region);
  // A removed person, or one whose status decides nothing, needs no address.
  const usable = fields && (fields.ok ? fields.value : null);
  if (fields && !fields.ok && meaning === 'active') problems.push(...fields.problem);
  if (problems.length > 0 || !id.ok) return fail(problems);
  const gone = meaning === 'former' || meaning === 'pending';
  return succeed({ ...id.value, removes: gone, fields: usable, ...(hold && { hold }) });
}

function readId({ kind, id }: RawPerson): Result<Pick<ErpEvent, 'erpId' | 'kind'>, string> {
  const text = readText(id, maxIdLength);
  if (!text.ok) return text;
  if (text.value === '') return fail('required');
  return succeed(kind ? { erpId: `${kind}/${text.value}`, kind } : { erpId: text.value });
}

function statusOf({ status, active }: RawPerson): Result<StatusMeaning, 'not-a-choice'> {
  if (status) return succeed(status.meaning);
  const there = readActive(active);
  return there.ok ? succeed(there.value ? 'active' : 'former') : there;
}

function toFields(raw: RawPerson, { country, timeZone }: ErpRegion): Result<ErpFields, EventProblem[]> {
  const problems: EventProblem[] = [];
  const take = <Value>(name: string, read: Result<Value, string>): Value | null => {
    if (read.ok) return read.value;
    problems.push({ pointer: `/data/${name}`, code: read.problem });
    return null;
  };
  const email = raw.email === undefined ? {} : take('email', readEmail(raw.email));
  const [firstName, lastName] = (['firstName', 'lastName'] as const).map((name) =>
    raw[name] === undefined ? undefined : take(name, readUndressed(raw[name], MAX_FIELD_LENGTHS.name)),
  );
  if (lastName === '') problems.push({ pointer: '/data/lastName', code: 'required' });
  const phone = raw.phone === undefined ? undefined : take('phone', readUndressed(raw.phone, MAX_FIELD_LENGTHS.phone));
  const birthDate = raw.birthDate === undefined ? undefined : take('birthDate', readDay(raw.birthDate, timeZone));
  if (problems.length > 0 || !email || lastName === null || firstName === null) return fail(problems);
  return succeed({
    ...(lastName !== undefined && { lastName }),
    ...(firstName !== undefined && { firstName }),
    ...email,
    ...phoneField(phone, country),
    ...(birthDate !== undefined && { birthDate }),
  });
}

/**
 * A word for nothing ("N/A", `#REF!`) says nothing about the phone; an unreadable one is kept as
 * sent.
 */
function phoneField(phone: string | null | undefined, country: string): Pick<ErpFields, 'phone'> {
  if (phone === undefined) return {};
  if (!phone) return { phone: null };
  const { number, words } = readPhone(phone, country);
  if (!number && !words) return {};
  return { phone: number ?? phone };
}
