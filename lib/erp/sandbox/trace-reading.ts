import type { Connection } from '#lib/erp/connections/connection.ts';
import { readMessage } from '#lib/erp/events/read-message.ts';
import type { Call } from '#lib/erp/profiles/profile.ts';
import { profileOf } from '#lib/erp/profiles/profile-of.ts';

/**
 * One value of a message as it was read. `pointer`: its place in the message (RFC 6901); `fields`:
 * what of the person it decides, under our names; `codes`: what was wrong with it.
 */
export type TracedValue = { pointer: string; sent: string; fields: { name: string; read: string }[]; codes: string[] };

/** Maximum number of values that are traced: each costs one reading of the message. */
const maxTracedValues = 200;

const maxShownLength = 120;

/**
 * Finds for each value of a message what it decides: the message is read once more without it, and
 * what differs was read from there. So the trace follows the readers, whatever they do.
 */
export function traceReading(connection: Connection, call: Call, body: Record<string, unknown>): TracedValue[] {
  const whole = readingOf(connection, call, body);
  return leavesOf(body)
    .slice(0, maxTracedValues)
    .flatMap(({ path, value }) => {
      const partial = readingOf(connection, call, without(body, path));
      const names = Object.keys(whole.raw).filter((name) => whole.raw[name] !== partial.raw[name]);
      const fields = names.map((name) => ({ name, read: whole.read[name] ?? '' }));
      const codes = whole.problems.filter(({ field }) => names.includes(field)).map(({ code }) => code);
      return fields.length === 0 ? [] : [{ pointer: pointerOf(path), sent: shown(value), fields, codes }];
    });
}

type Values = Record<string, string>;

/** Reads a message: the values as the profile found them, and as they would be stored. */
function readingOf(connection: Connection, call: Call, body: Record<string, unknown>) {
  const profile = profileOf(connection.profile);
  const { person, timestamp, type } = profile.read(body, call);
  const { status, ...fields } = person;
  const raw = textsOf({ type, timestamp, ...fields, status: status?.written });
  const { content, payload } = readMessage(connection, profile, call, body);
  const event = content && 'event' in content ? content.event : null;
  const problems = [...(content && 'problems' in content ? content.problems : []), ...(payload.warnings ?? [])];
  return {
    raw,
    read: textsOf({ type, timestamp: event?.version.toISOString(), id: event?.erpId, ...event?.fields, status: status?.meaning }),
    problems: problems.map(({ pointer, code }) => ({ field: pointer.split('/').at(-1) ?? '', code })),
  };
}

function textsOf(values: Record<string, unknown>): Values {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, shown(value)]])),
  );
}

function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return text.length > maxShownLength ? `${text.slice(0, maxShownLength).toWellFormed()}…` : text.toWellFormed();
}

type Leaf = { path: string[]; value: unknown };

/** Lists the values of an object that are no objects themselves, in their order. */
function leavesOf(value: unknown, path: string[] = []): Leaf[] {
  if (typeof value !== 'object' || value === null) return [{ path, value }];
  return Object.entries(value).flatMap(([name, inner]) => leavesOf(inner, [...path, name]));
}

function without(body: Record<string, unknown>, path: string[]): Record<string, unknown> {
  const copy = structuredClone(body);
  let target = copy;
  for (const name of path.slice(0, -1)) target = target[name] as Record<string, unknown>;
  delete target[path.at(-1) as string];
  return copy;
}

function pointerOf(path: string[]): string {
  return path.map((name) => `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
