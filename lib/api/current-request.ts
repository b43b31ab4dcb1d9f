import { AsyncLocalStorage } from 'node:async_hooks';
import { provideRequestId } from '#lib/log/request-id.ts';

/** The HTTP request that is being answered, for code that does not receive it as a parameter. */
export type CurrentRequest = {
  /** Names the request in the log and on error pages (`X-Request-Id`). */
  id: string;
  /** Aborted when the client disconnects before the response is complete. */
  closed: AbortSignal;
  /** The path with its query, as it was sent: a call without a body signs it. */
  target: string;
  /** The network address of the client, and its `User-Agent`, as they were sent; empty without. */
  sender: { address: string; agent: string };
  /**
   * Turns a response with status 200 into a 503 with `Retry-After`, in seconds, because a form
   * action cannot choose its status.
   */
  answerBusy(seconds: number): void;
};

// The server's preload and each of Next's bundles load this module, so they share one storage.
const shared = globalThis as { clubRequests?: AsyncLocalStorage<CurrentRequest> };

/** Returns the storage of the current request. */
export function requests(): AsyncLocalStorage<CurrentRequest> {
  shared.clubRequests ??= open();
  return shared.clubRequests;
}

/** Returns the request that is being answered; undefined in jobs, commands and tests. */
export function currentRequest(): CurrentRequest | undefined {
  return requests().getStore();
}

function open(): AsyncLocalStorage<CurrentRequest> {
  const storage = new AsyncLocalStorage<CurrentRequest>();
  provideRequestId(() => storage.getStore()?.id);
  return storage;
}
