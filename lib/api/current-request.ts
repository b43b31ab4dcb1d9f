import { AsyncLocalStorage } from 'node:async_hooks';

/** The HTTP request that is being answered, as code far from the route sees it. */
export type CurrentRequest = {
  /** Aborted when the client goes away before it has its answer. */
  closed: AbortSignal;
  /**
   * Makes the status of an answer that would be 200 a 503 with `Retry-After`, in seconds: a form's
   * own answer cannot choose it.
   */
  answerBusy(seconds: number): void;
};

// Loaded by the server's preload and again by each of Next's bundles: one storage for all of them.
const shared = globalThis as { clubRequests?: AsyncLocalStorage<CurrentRequest> };

/** Where the request is kept while it is answered. */
export function requests(): AsyncLocalStorage<CurrentRequest> {
  shared.clubRequests ??= new AsyncLocalStorage();
  return shared.clubRequests;
}

/** The request that is being answered; undefined in jobs, commands and tests. */
export function currentRequest(): CurrentRequest | undefined {
  return requests().getStore();
}
