/**
 * The outcome of a verb: a value, or a problem that can be expected. Exceptions are kept for bugs
 * and outages. Each verb declares its own closed union of problems, as facts in kebab-case; they
 * are translated where they are shown.
 */
export type Result<Value, Problem> = { ok: true; value: Value } | { ok: false; problem: Problem };

export function succeed<Value>(value: Value): { ok: true; value: Value } {
  return { ok: true, value };
}

export function fail<const Problem>(problem: Problem): { ok: false; problem: Problem } {
  return { ok: false, problem };
}
