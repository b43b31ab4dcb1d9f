/** `limit` requests in `windowSeconds`, where they were told; nothing for `pauseSeconds`. */
export type ProviderRateLimit = { limit: number | null; windowSeconds: number; pauseSeconds: number };

/** Longest pause that is believed, in seconds, and most requests in a window. */
const most = { pause: 3_600, limit: 1_000, window: 3_600 };

/**
 * Reads the pace from an answer's headers: `ratelimit-limit`, `-remaining`, `-reset`
 * (draft-ietf-httpapi-ratelimit-headers-06, where the limit may name its window, `100;w=60`, as may
 * `ratelimit-policy`) and `retry-after` in seconds. Without a window it is one second. Invalid
 * values are ignored.
 */
export function readRateLimit(headers: Record<string, string> | null): ProviderRateLimit {
  const header = (name: string) => headers?.[name] ?? '';
  const limit = whole(/^\s*(\d+)/.exec(header('ratelimit-limit'))?.[1], most.limit);
  const window = /;\s*w=(\d+)/.exec(`${header('ratelimit-limit')} ${header('ratelimit-policy')}`)?.[1];
  const remaining = /^\s*\d+\s*$/.test(header('ratelimit-remaining')) ? Number(header('ratelimit-remaining')) : null;
  const reset = remaining === 0 ? seconds(header('ratelimit-reset')) : 0;
  return {
    limit: limit || null,
    windowSeconds: whole(window, most.window) || 1,
    pauseSeconds: Math.max(reset, seconds(header('retry-after'))),
  };
}

function whole(text: string | undefined, atMost: number): number {
  return text ? Math.min(Number(text), atMost) : 0;
}

function seconds(text: string): number {
  return /^\s*\d+(\.\d+)?\s*$/.test(text) ? Math.min(Number(text), most.pause) : 0;
}
