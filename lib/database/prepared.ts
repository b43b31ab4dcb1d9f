import { createHash } from 'node:crypto';
import type { QueryConfig } from 'pg';

/** Names by text. Each connection keeps the plan of each, so there must be few. */
const names = new Map<string, string>();
const maxNames = 200;

/**
 * Makes a statement that PostgreSQL parses once for each connection, and plans again only every few
 * seconds (`LimitedClient`), instead of each time: for one that is sent often, looks its rows up by
 * key, and whose text is always the same. Through a pooler it is parsed each time.
 */
export function prepared(text: string, values: unknown[]): QueryConfig {
  const name = names.get(text) ?? newName(text);
  return name === undefined ? { text, values } : { name, text, values };
}

/** The same text has the same name in every bundle of Next: they share the connections. */
function newName(text: string): string | undefined {
  if (names.size >= maxNames) return undefined;
  const name = createHash('sha256').update(text).digest('base64url').slice(0, 22);
  names.set(text, name);
  return name;
}
