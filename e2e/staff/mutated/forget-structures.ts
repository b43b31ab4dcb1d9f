// Loaded before a product of the tests: takes the condition on the structure out of every statement
// that is sent to PostgreSQL, as if each of them had been forgotten. What still keeps structures
// apart then is row-level security alone.
import pg from 'pg';

type Query = (...args: unknown[]) => unknown;

/** A comparison of the structure's column with a value. */
const ofStructure = /(?:\b\w+\.|"[\w.]+"\.)*"?\bstructure_id\b"?\s*=\s*(\$\d+)(::uuid)?(?!\s*::)/gi;

/** Takes these conditions out of a statement; their values stay, and so their numbers. */
function mutated(text: string): string {
  return text.replace(ofStructure, '($1::uuid is not null)');
}

const prototype = pg.Client.prototype as unknown as { query: Query };
const query = prototype.query;
prototype.query = function forgetful(this: unknown, statement: unknown, ...rest: unknown[]) {
  const { text } = (statement ?? {}) as { text?: unknown };
  if (typeof statement === 'string') return query.call(this, mutated(statement), ...rest);
  if (typeof text !== 'string') return query.call(this, statement, ...rest);
  return query.call(this, Object.assign(statement as object, { text: mutated(text) }), ...rest);
};
