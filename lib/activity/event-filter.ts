import { z } from 'zod';
import { isId } from '#lib/identity/id.ts';
import { type EventGroup, eventGroups } from './event-groups.ts';

/**
 * What of the activity is shown. `q`: a person, as the list of clients is searched; `by`: the id of
 * a staff account, or `system`; `from` and `until`: days of the structure's calendar (ISO 8601),
 * both included. Null or empty narrows nothing.
 */
export type EventFilter = {
  q: string;
  by: string | null;
  group: EventGroup | null;
  from: string | null;
  until: string | null;
};

/** UTF-16 units. */
const maxSearchLength = 200;

const single = (value: unknown) => (Array.isArray(value) ? value[0] : value);
const optional = <Kept>(kept: z.ZodType<Kept>) => z.preprocess(single, kept.nullable().catch(null));

const schema = z.object({
  q: z
    .preprocess(single, z.string().catch(''))
    .transform((text) => text.slice(0, maxSearchLength).toWellFormed().replaceAll('\0', '').trim()),
  by: optional(z.string().refine((text) => text === 'system' || isId(text))),
  group: optional(z.enum(eventGroups)),
  from: optional(z.iso.date()),
  until: optional(z.iso.date()),
});

/**
 * Reads the search parameters of an address. An unreadable value is ignored, so that the page
 * always opens.
 */
export function parseEventFilter(parameters: Record<string, string | string[] | undefined>): EventFilter {
  const { q = '', by = null, group = null, from = null, until = null } = parameters;
  return schema.parse({ q, by, group, from, until });
}

/** Returns the search parameters of a filter; empty ones are left out. */
export function filterParameters(filter: EventFilter): URLSearchParams {
  return new URLSearchParams(Object.entries(filter).filter((entry): entry is [string, string] => Boolean(entry[1])));
}
