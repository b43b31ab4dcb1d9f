const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/**
 * Returns whether a text from a request can be an id: PostgreSQL answers any other text with an
 * error.
 */
export function isId(text: unknown): text is string {
  return typeof text === 'string' && uuid.test(text);
}
