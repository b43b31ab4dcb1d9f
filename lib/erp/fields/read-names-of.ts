import { MAX_FIELD_LENGTHS } from '#lib/clients/client-fields.ts';
import type { ErpFields, RawPerson } from '#lib/erp/profiles/erp-event.ts';
import { withoutCivility } from '#lib/values/civility.ts';
import { namesSeveral, splitName } from '#lib/values/split-name.ts';
import { fieldValues, type Warn } from './field-values.ts';

type Names = Pick<ErpFields, 'lastName' | 'firstName'>;
const longest = MAX_FIELD_LENGTHS.name;

/**
 * Reads the names of a person as a file's cells are read: civilities off, and a name that is in one
 * field split, unless it is that of a company. A last name that is empty or cannot be read is left
 * out with a warning: no person is without one.
 */
export function readNamesOf({ lastName, firstName, fullName, company }: RawPerson, warn: Warn): Names {
  const first = readName(firstName, 'firstName', warn);
  const last = readName(lastName, 'lastName', warn);
  if (last?.text) return { lastName: last.text, ...firstField(first) };
  const full = readName(fullName, 'fullName', warn);
  if (full?.text) {
    if (company) return { lastName: full.text, firstName: '' };
    return fitting(splitFull(full.text, first?.text ?? ''), warn);
  }
  if ((last ?? full) && !last?.refused && !full?.refused) warn('lastName', 'required');
  return firstField(first);
}

type ReadName = { text: string; isEmpty: boolean; refused: boolean };

/** Reads the first of all values that can be stored; null where the field is not given. */
function readName(raw: unknown, field: 'lastName' | 'firstName' | 'fullName', warn: Warn): ReadName | null {
  const kind = field === 'firstName' ? 'first-name' : 'last-name';
  const values = fieldValues(raw, kind, field === 'fullName' ? 2 * longest : longest);
  if (!values) return null;
  const [text = ''] = values.texts;
  // What is wrong with a full name is wrong with the last name, which a person needs.
  const place = field === 'fullName' ? 'lastName' : field;
  if (text === '' && values.problems[0]) warn(place, values.problems[0]);
  if (text.includes('\ufffd')) warn(place, 'damaged-character');
  if (namesSeveral(text)) warn(place, 'several-people');
  const name = field === 'fullName' ? text : withoutCivility(text);
  return { text: name, isEmpty: values.isEmpty, refused: text === '' && values.problems.length > 0 };
}

function firstField(first: ReadName | null): Names {
  if (!first || (first.text === '' && !first.isEmpty)) return {};
  return { firstName: first.text };
}

/** Splits a full name; beside a first name of its own field, the rest is the last name. */
function splitFull(full: string, first: string): Required<Names> & { isGuess: boolean } {
  const bare = withoutCivility(full);
  const [whole, part] = [bare.toLowerCase(), first.toLowerCase()];
  if (whole === part) return { lastName: bare, firstName: '', isGuess: false };
  const isBeside = part !== '' && (whole.startsWith(`${part} `) || whole.endsWith(` ${part}`));
  const rest = whole.startsWith(part) ? bare.slice(part.length) : bare.slice(0, -part.length);
  if (isBeside && rest.trim()) return { lastName: rest.trim(), firstName: first, isGuess: true };
  const { lastName, firstName } = splitName(full, 'first-last');
  return { lastName, firstName, isGuess: firstName !== '' };
}

function fitting({ lastName, firstName, isGuess }: ReturnType<typeof splitFull>, warn: Warn): Names {
  if (isGuess) warn('fullName', 'name-split');
  if (lastName === '' || lastName.length > longest || firstName.length > longest) {
    warn('lastName', lastName === '' ? 'required' : 'too-long');
    return {};
  }
  return { lastName, firstName };
}
