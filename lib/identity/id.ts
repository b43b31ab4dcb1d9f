const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/**
 * Whether a text that came with a request could be an id at all: PostgreSQL answers anything else
 * with an error.
 */
export function isId(text: unknown): text is string {
  return typeof text === 'string' && uuid.test(text);
}
