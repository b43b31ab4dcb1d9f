import { isDeepStrictEqual } from 'node:util';
import type { FieldChanges } from '#lib/audit/audit-event.ts';
import { fieldNames } from '#lib/clients/client.ts';
import { MAX_FIELD_LENGTHS } from '#lib/clients/client-fields.ts';
import type { KnownClient } from '#lib/clients/find-by-email-keys.ts';
import { groupKey } from '#lib/identity/group-key.ts';
import type { RowProblem } from '#lib/imports/rows/row-problem.ts';
import { withoutCivility } from '#lib/values/civility.ts';
import { readNote } from '#lib/values/read-note.ts';
import { readProgramNumber } from '#lib/values/read-number.ts';
import { undress } from '#lib/values/undress.ts';
import type { RowFields } from './row-fields.ts';

/** The e-mail is what finds the client. */
const compared = fieldNames.filter((name) => name !== 'email');

type Compared = (typeof compared)[number];

/**
 * Lists the fields that a row gives another value than the client has. A blank cell never erases,
 * and an invisible difference (composed letters, kinds of apostrophes and spaces, zeros that a
 * spreadsheet took off a member number, the order of groups) is no change.
 */
export function changesTo(client: KnownClient, fields: RowFields, problems: RowProblem[]): FieldChanges {
  const changes: FieldChanges = {};
  const after = { ...fields, ...phonesBeside(client, fields), note: noteWith(fields.note ?? client.note, problems) };
  for (const name of compared) {
    const [old, now] = [filledOrNull(client[name]), after[name]];
    if (now !== null && !isSame(name, old, now)) changes[name] = { before: old, after: now };
  }
  return changes;
}

/** Returns the note of a client that a row creates: its own, and what stood beside the phone. */
export function noteWith(note: string | null, problems: RowProblem[]): string | null {
  let all = note ?? '';
  for (const { code, name } of problems)
    if (code === 'phone-words' && name && !all.includes(name)) all = all === '' ? name : `${all}\n${name}`;
  return all === '' || all.length > MAX_FIELD_LENGTHS.note ? note : all;
}

/** A file with one phone, which is the client's second, takes neither away. */
function phonesBeside(
  client: KnownClient,
  { phone, secondPhone }: RowFields,
): Pick<RowFields, 'phone' | 'secondPhone'> {
  const isKnown = phone !== null && secondPhone === null && phone === client.secondPhone;
  return isKnown ? { phone: null, secondPhone: null } : { phone, secondPhone };
}

function isSame(name: Compared, old: string | string[] | null, now: string | string[]): boolean {
  if (old === null) return false;
  if (Array.isArray(old) || Array.isArray(now)) return hasSameGroups([old].flat(), [now].flat());
  if (old === now || comparable(name, old) === comparable(name, now)) return true;
  return name === 'memberNumber' && /^0+/.test(old) && old.replace(/^0+/, '') === now;
}

/** In any order, and however they are written. */
function hasSameGroups(old: string[], now: string[]): boolean {
  const keys = (groups: string[]) => [...new Set(groups.map((group) => groupKey(undress(group))))].sort();
  return isDeepStrictEqual(keys(old), keys(now));
}

function bareName(text: string): string {
  return withoutCivility(undress(text));
}

/** A value as `parseRow` would read it. Line breaks of a note are no dress. */
function comparable(name: Compared, text: string): string {
  if (name === 'note') return readNote(text);
  // What stands before a civility may be dress once that is gone.
  if (name === 'lastName' || name === 'firstName') return bareName(bareName(text));
  const number = name === 'memberNumber' ? readProgramNumber(undress(text)) : null;
  return number && 'exact' in number ? number.exact : undress(text);
}

function filledOrNull<Value extends string | string[]>(value: Value | null): Value | null {
  return value === null || value.length === 0 ? null : value;
}
