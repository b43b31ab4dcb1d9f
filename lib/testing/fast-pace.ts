import type { FetchPace } from '#lib/erp/thin/fetch-pace.ts';

/** For tests: without the waits that protect a real API. */
export const fastPace: FetchPace = { callIntervalMs: 0, burstDelayMs: 0, sliceMs: 20_000, backOffMs: 1 };
