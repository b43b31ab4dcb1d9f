import type { EventProblem } from '#lib/erp/profiles/erp-event.ts';
import { isBlankWord, type ValueKind } from '#lib/values/blank-words.ts';
import { undress } from '#lib/values/undress.ts';

/** Maximum number of values of one field that are read. */
const maxValues = 12;
/** Raw UTF-16 units for each unit of the field: what programs put around a value. */
const dressing = 20;

/**
 * The values of one field under all of its names, `names` of them. `texts`: those that say
 * something, undressed, in the order in which they count. `problems`: codes of those that cannot be
 * read. `isEmpty`: the ERP says that there is none; a word for nothing ("N/A", `#REF!`) says
 * nothing.
 */
export type FieldValues = { texts: string[]; problems: string[]; isEmpty: boolean; names: number };

/** Records that a value of a field is left out, and why. */
export type Warn = (pointer: string, code: string) => void;

/**
 * Reads the values of one field. A list holds the values of several names of it.
 * @param most UTF-16 units of one value
 * @returns null where the message has none of its names
 */
export function fieldValues(raw: unknown, kind: ValueKind, most: number): FieldValues | null {
  if (raw === undefined) return null;
  const values = Array.isArray(raw) ? raw.slice(0, maxValues) : [raw];
  const [texts, problems]: [string[], string[]] = [[], []];
  let empty = values.length === 0;
  for (const value of values) {
    const read = readOne(value, kind, most);
    if (read === null) empty = true;
    else if ('problem' in read) problems.push(read.problem);
    else if (read.text !== '') texts.push(read.text);
  }
  return { texts, problems, isEmpty: empty && texts.length + problems.length === 0, names: values.length };
}

/** Returns null for an empty value, and an empty text for a word for nothing. */
function readOne(value: unknown, kind: ValueKind, most: number): { text: string } | { problem: string } | null {
  if (value === undefined || value === null || value === false || value === '') return null;
  const written = typeof value === 'number' ? String(value) : value;
  if (typeof written !== 'string') return { problem: 'not-text' };
  if (written.length > dressing * most) return { problem: 'too-long' };
  if (!written.isWellFormed()) return { problem: 'odd-characters' };
  const text = undress(written);
  if (text === '') return null;
  if (isBlankWord(text, kind)) return { text: '' };
  return text.length > most ? { problem: 'too-long' } : { text };
}

/** Collects warnings, each once. */
export function collectWarnings(): { warnings: EventProblem[]; warn: Warn } {
  const warnings: EventProblem[] = [];
  const warn: Warn = (field, code) => {
    const pointer = `/data/${field}`;
    if (!warnings.some((known) => known.pointer === pointer && known.code === code)) warnings.push({ pointer, code });
  };
  return { warnings, warn };
}
