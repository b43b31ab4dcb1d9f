import type { Connection } from '#lib/erp/connections/connection.ts';
import { collectWarnings, type Warn } from '#lib/erp/fields/field-values.ts';
import { readAddressOf } from '#lib/erp/fields/read-address-of.ts';
import { readBirthDateOf } from '#lib/erp/fields/read-birth-date-of.ts';
import { readNamesOf } from '#lib/erp/fields/read-names-of.ts';
import { readPhonesOf } from '#lib/erp/fields/read-phones-of.ts';
import type {
  ErpEvent,
  ErpFields,
  EventProblem,
  HoldReason,
  RawId,
  RawPerson,
  StatusMeaning,
} from '#lib/erp/profiles/erp-event.ts';
import { personCounts } from '#lib/erp/profiles/kind-counts.ts';
import { readActive, readText } from '#lib/erp/profiles/read-value.ts';
import { fail, type Result, succeed } from '#lib/result.ts';

/** Maximum length of an ERP's id, in UTF-16 units. */
const maxIdLength = 200;

/** What the reading of a person depends on beside the message. */
export type ReadingRules = Omit<Connection, 'id' | 'structureId'>;

/** The reason why a status makes the person no client; null where it does not hold the event. */
const holdOf: Record<StatusMeaning, HoldReason | null> = {
  active: null,
  former: null,
  pending: 'status-pending',
  unknown: 'status-unknown',
};

/**
 * Turns what an ERP says of one person, without a time, into a line of a snapshot. A field that
 * cannot be read is left out with a warning: only the id and the status can refuse a message here.
 * A person who is not a client yet counts as removed, in case they were one, and leaves only a
 * tombstone; an unknown status removes no client.
 */
export function toPerson(
  raw: RawPerson,
  rules: ReadingRules,
  removes = false,
): Result<Omit<ErpEvent, 'version'>, EventProblem[]> {
  const id = readId(raw);
  const problems: EventProblem[] = id.ok ? [] : [{ pointer: '/data/id', code: id.problem }];
  if (!personCounts(raw, rules.profile, rules.countedKinds))
    problems.push({ pointer: '/data/kind', code: 'kind-not-counted' });
  const status = statusOf(raw);
  if (!status.ok && !removes) problems.push({ pointer: '/data/active', code: status.problem });
  const meaning = removes || !status.ok ? 'former' : status.value;
  if (problems.length > 0 || !id.ok) return fail(problems);
  const hold = holdOf[meaning];
  const { warnings, warn } = collectWarnings();
  const said = removes || meaning === 'pending' ? null : toFields(raw, rules, warn);
  // A merge may say nothing about the record that is kept.
  const fields = raw.merges && said && Object.keys(said).length === 0 ? null : said;
  const formerIds = (raw.formerIds ?? []).flatMap((former) => formerId(raw, former, id.value.erpId));
  return succeed({
    ...id.value,
    removes: meaning === 'former' || meaning === 'pending',
    fields,
    ...(hold && { hold }),
    ...(formerIds.length > 0 && { formerIds, ...(raw.merges && { merges: true }) }),
    ...(warnings.length > 0 && { warnings }),
  });
}

/** Reads the id of a record with its kind. */
export function readId({ kind, id }: RawId): Result<Pick<ErpEvent, 'erpId' | 'kind'>, string> {
  const text = readText(id, maxIdLength);
  if (!text.ok) return text;
  if (text.value === '') return fail('required');
  return succeed(kind ? { erpId: `${kind}/${text.value}`, kind } : { erpId: text.value });
}

/** An id without a kind of its own is of the kind of the person's record. */
function formerId({ kind }: RawPerson, former: RawId, erpId: string): string[] {
  const read = readId({ ...(kind && { kind }), ...former });
  return read.ok && read.value.erpId !== erpId ? [read.value.erpId] : [];
}

function statusOf({ status, active }: RawPerson): Result<StatusMeaning, 'not-a-choice'> {
  if (status) return succeed(status.meaning);
  const there = readActive(active);
  return there.ok ? succeed(there.value ? 'active' : 'former') : there;
}

function toFields(raw: RawPerson, rules: ReadingRules, warn: Warn): ErpFields {
  const fields: ErpFields = {
    ...readNamesOf(raw, warn),
    ...readAddressOf(raw.email, warn),
    ...readPhonesOf(raw.phone, raw.secondPhone, rules.country, warn),
    ...readBirthDateOf(raw.birthDate, rules, warn),
  };
  return rules.blanks === 'keeps' ? withoutBlanks(fields) : fields;
}

/** The fields that say something, where staff chose that an empty one keeps what is known. */
function withoutBlanks(fields: ErpFields): ErpFields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== '' && value !== null));
}
