import { AsyncLocalStorage } from 'node:async_hooks';
import { loggedPath } from '#lib/log/logged-path.ts';
import { provideRequestFields, type RequestFields } from '#lib/log/request-fields.ts';

/** Ids of a colleague and of a structure, or of an account of the app. */
export type SentBy = Omit<RequestFields, 'request' | 'path'>;

/** The HTTP request that is being answered, for code that does not receive it as a parameter. */
export type CurrentRequest = {
  /** Names the request in the log and on error pages (`X-Request-Id`). */
  id: string;
  /** Aborted when the client disconnects before the response is complete. */
  closed: AbortSignal;
  /** The path with its query, as it was sent: a call without a body signs it. */
  target: string;
  /** In whose name it came, for the log, once that is known. */
  sentBy?: SentBy;
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

/** Has the lines that are written from now on while this request is answered say who sent it. */
export function noteSender(sentBy: SentBy): void {
  const request = currentRequest();
  if (request) request.sentBy = sentBy;
}

function open(): AsyncLocalStorage<CurrentRequest> {
  const storage = new AsyncLocalStorage<CurrentRequest>();
  provideRequestFields(() => {
    const request = storage.getStore();
    return request && { request: request.id, path: loggedPath(request.target), ...request.sentBy };
  });
  return storage;
}
