type Options = { status?: number; type?: string; headers?: Record<string, string> };

/** Bytes below which an answer is not worth compressing. */
const small = 1_024;

/**
 * JSON that nobody may keep. Small answers go as they are (RFC 9111, 5.2.2.6): Next, which keeps
 * their length to itself, would have them compressed, and that costs more than making them.
 */
export function json(body: unknown, { status = 200, type = 'application/json', headers = {} }: Options = {}): Response {
  const text = Buffer.from(JSON.stringify(body));
  const caching = text.length < small ? 'no-store, no-transform' : 'no-store';
  return new Response(text, { status, headers: { 'content-type': type, 'cache-control': caching, ...headers } });
}
