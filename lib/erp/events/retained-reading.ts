import type { RawPerson, Reading } from '#lib/erp/profiles/erp-event.ts';
import { storableText } from '#lib/values/storable-text.ts';

/** A value of a refused message that is kept: a text or a number, or several of them. */
type Kept = string | number | boolean | null;

/** What is kept of a refused message, so that it can be judged again: its reading, cut. */
export type RetainedReading = { verb: Reading['verb']; timestamp?: Kept; person: Record<string, unknown> };

const values = [
  'id',
  'email',
  'firstName',
  'lastName',
  'fullName',
  'phone',
  'secondPhone',
  'birthDate',
  'active',
] as const;

/** UTF-16 units of a value, and values of one field. */
const [longest, most] = [200, 12];

/** Reduces the reading of a message to what judging it again takes. */
export function retain({ verb, timestamp, person }: Reading): RetainedReading {
  const { kind, counts, company, status, formerIds, merges } = person;
  const kept = values.flatMap((name) => (person[name] === undefined ? [] : [[name, cut(person[name])]]));
  return {
    verb,
    ...(timestamp !== undefined && { timestamp: cutOne(timestamp) }),
    person: {
      ...Object.fromEntries(kept),
      ...(kind && { kind }),
      ...(counts === false && { counts }),
      ...(company && { company }),
      ...(status && { status: { ...status, written: storableText(status.written, longest) } }),
      ...(formerIds && { formerIds: formerIds.slice(0, most).map((former) => ({ ...former, id: cutOne(former.id) })) }),
      ...(merges && { merges }),
    },
  };
}

/** Makes the reading of a message from what was kept of it. */
export function retainedReading({ verb, timestamp, person }: RetainedReading, type: string): Reading {
  return { webhookId: null, type, verb, timestamp, person: { id: undefined, ...person } as RawPerson };
}

function cut(value: unknown): Kept | Kept[] {
  return Array.isArray(value) ? value.slice(0, most).map(cutOne) : cutOne(value);
}

/** Nothing of an object is kept: it is unreadable as one. */
function cutOne(value: unknown): Kept {
  if (typeof value === 'string') return storableText(value, longest);
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  return value === null || value === undefined ? null : '{…}';
}
