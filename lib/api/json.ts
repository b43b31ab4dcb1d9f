type Options = { status?: number; type?: string; headers?: Record<string, string> };

/** Bytes below which a response is not worth compressing. */
const minCompressedBytes = 1_024;

/**
 * A JSON response that no cache may store. Small ones are sent uncompressed, by `no-transform` (RFC
 * 9111, 5.2.2.6): Next has no minimum length of its own, and compressing a small answer costs more
 * than making it.
 */
export function json(body: unknown, { status = 200, type = 'application/json', headers = {} }: Options = {}): Response {
  const text = Buffer.from(JSON.stringify(body));
  const caching = text.length < minCompressedBytes ? 'no-store, no-transform' : 'no-store';
  return new Response(text, { status, headers: { 'content-type': type, 'cache-control': caching, ...headers } });
}
