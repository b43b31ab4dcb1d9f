import { isDeepStrictEqual } from 'node:util';
import type { EventProblem } from '#lib/erp/profiles/erp-event.ts';
import { isEmpty } from '#lib/erp/profiles/read-object.ts';
import { boundedCopy, type Leaf, leavesOf, pointerOf, withValue } from './json-leaves.ts';

/** What a message decides, in the order in which it is shown. */
export const explainedFields = [
  ...(['messageId', 'type', 'version', 'kind', 'id', 'formerIds'] as const),
  ...(['lastName', 'firstName', 'email', 'phone', 'birthDate', 'status'] as const),
] as const;
export type ExplainedField = (typeof explainedFields)[number];

/**
 * What one reading of a message found. `raw`: the values where the profile found them, by the names
 * of `RawPerson` and `Reading`. `read`: what counts, as a text; an empty one clears what is known.
 * `problems`: what was refused or left out. `refused`: none of it counts.
 */
export type Found = {
  raw: Record<string, unknown>;
  read: Partial<Record<ExplainedField, string>>;
  problems: EventProblem[];
  refused: boolean;
};

/** A value of the message. `counts`: without it the field would be another. */
export type Source = { pointer: string; sent: string; counts: boolean };

/**
 * How one field came about. `read` null: the message says nothing that counts. `codes`: what was
 * wrong with it.
 */
export type FieldReading = { field: ExplainedField; read: string | null; sources: Source[]; codes: string[] };

/**
 * A message explained field by field. `unused`: places of filled values that decide nothing, which
 * may be secret, so only their names are shown. `isCut`: it has more values than are explained.
 */
export type Explanation = { fields: FieldReading[]; unused: string[]; isCut: boolean };

/** Maximum number of values that are tried: each costs two readings of the message. */
const maxTriedValues = 200;

/** UTF-16 units of a value that are shown. */
const maxShownLength = 120;

/** The fields that the values of a profile decide, where their names differ. */
const fieldsOfRaw: Readonly<Record<string, readonly ExplainedField[]>> = {
  webhookId: ['messageId'],
  timestamp: ['version'],
  counts: ['kind'],
  fullName: ['lastName', 'firstName'],
  company: ['lastName', 'firstName'],
  secondPhone: ['phone'],
  active: ['status'],
  unread: [],
};

/** The fields that problems are about, by the place where the endpoint names them. */
const fieldOfPointer: Readonly<Record<string, ExplainedField>> = {
  '': 'type',
  '/type': 'type',
  '/timestamp': 'version',
  '/data/fullName': 'lastName',
  '/data/secondPhone': 'phone',
  '/data/active': 'status',
};

/**
 * Explains a message by its own reader: each value is replaced by another one and the message read
 * once more; what differs was read from there. So it follows the readers, whatever they do.
 */
export function explainReading(message: Record<string, unknown>, read: (body: Record<string, unknown>) => Found) {
  const { copy: body, isCut: isLong } = boundedCopy(message);
  const whole = read(body);
  const fields = new Map(explainedFields.map((field) => [field, fieldReading(field, whole)]));
  const { leaves, isCut } = leavesOf(body, maxTriedValues);
  const unused: string[] = [];
  for (const leaf of leaves) {
    const decided = decidedBy(leaf, body, whole, read);
    for (const [field, counts] of decided)
      fields.get(field)?.sources.push({ pointer: pointerOf(leaf.path), sent: shown(leaf.value), counts });
    if (decided.length === 0 && !isEmpty(leaf.value)) unused.push(shown(pointerOf(leaf.path)));
  }
  const said = [...fields.values()].filter(
    ({ read: value, sources, codes }) => value !== null || sources.length > 0 || codes.length > 0,
  );
  return { fields: said, unused, isCut: isCut || isLong } satisfies Explanation;
}

function fieldReading(field: ExplainedField, whole: Found): FieldReading {
  const codes = [...new Set(codesOf(field, whole))];
  return { field, read: whole.read[field] ?? null, sources: [], codes };
}

function codesOf(field: ExplainedField, { problems }: Found): string[] {
  return problems.filter(({ pointer }) => fieldAt(pointer) === field).map(({ code }) => code);
}

function fieldAt(pointer: string): ExplainedField | undefined {
  return fieldOfPointer[pointer] ?? explainedFields.find((field) => pointer === `/data/${field}`);
}

/** Lists the fields that a value has a part in, and whether the value counts for each. */
function decidedBy(
  { path, value }: Leaf,
  body: Record<string, unknown>,
  whole: Found,
  read: (body: Record<string, unknown>) => Found,
): [ExplainedField, boolean][] {
  const other = withValue(body, path, otherThan(value), () => read(body));
  const without = withValue(body, path, undefined, () => read(body));
  const touched = new Set([...touchedBy(other, whole), ...touchedBy(without, whole)]);
  // Another kind of event says nothing about a person: that is not where the id was read.
  if (touched.has('type')) touched.delete('id');
  // What a filled value would decide says nothing about an empty one.
  const others = isEmpty(value) ? [without] : [other, without];
  return [...touched].map((field) => {
    const differs = others.some((one) => one.read[field] !== whole.read[field]);
    const isAtFault = codesOf(field, without).length < codesOf(field, whole).length;
    return [field, whole.refused || differs || isAtFault];
  });
}

/** Lists the fields for which two readings found different values. */
function touchedBy(other: Found, whole: Found): ExplainedField[] {
  const names = new Set([...Object.keys(whole.raw), ...Object.keys(other.raw)]);
  return [...names].flatMap((name) =>
    isDeepStrictEqual(whole.raw[name], other.raw[name]) ? [] : fieldsOf(name, whole),
  );
}

function fieldsOf(name: string, { raw }: Found): readonly ExplainedField[] {
  // What happened decides whether the person is there only where it is a removal.
  if (name === 'verb') return raw.verb === 'delete' ? ['type', 'status'] : ['type'];
  return fieldsOfRaw[name] ?? explainedFields.filter((field) => field === name);
}

/** A value that no ERP sends, of the same type where the type has a meaning. */
function otherThan(value: unknown): unknown {
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'number') return value === 987_654_321 ? 987_654_320 : 987_654_321;
  return value === 'zqx7' ? 'zqx8' : 'zqx7';
}

function shown(value: unknown): string {
  const text = typeof value === 'string' ? value.slice(0, maxShownLength + 1) : (JSON.stringify(value) ?? '');
  const visible = text.toWellFormed().replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, ' ');
  return visible.length > maxShownLength ? `${visible.slice(0, maxShownLength).toWellFormed()}…` : visible;
}
