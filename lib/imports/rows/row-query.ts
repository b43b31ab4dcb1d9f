import { rowKinds } from './counts.ts';

/**
 * `kept`: rows whose client the undo left as it is. `mistyped`: rows that would create a client
 * whose address looks mistyped. `warned`: rows that are taken although something in them should be
 * checked.
 */
const rowFilters = [...rowKinds, 'kept', 'mistyped', 'warned'] as const;

export type RowFilter = (typeof rowFilters)[number];

/** Which rows to show: `after` and `before` are lines of the file. */
export type RowQuery = { kind: RowFilter | null; after: number | null; before: number | null };

/** Reads the search parameters of the page; an invalid value counts as not given. */
export function parseRowQuery(parameters: Record<string, string | string[] | undefined>): RowQuery {
  const kind = rowFilters.find((name) => name === parameters.verdict) ?? null;
  const after = lineOf(parameters.after);
  return { kind, after, before: after === null ? lineOf(parameters.before) : null };
}

function lineOf(text: string | string[] | undefined): number | null {
  return typeof text === 'string' && /^\d{1,9}$/.test(text) ? Number(text) : null;
}
