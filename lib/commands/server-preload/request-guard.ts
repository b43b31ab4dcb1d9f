import type { IncomingMessage, ServerResponse } from 'node:http';

/**
 * Looks at a request before Next does: calls `next`, now or later, or answers the request itself.
 * Guards run in the order in which they are composed; each may rely on what those before it have
 * checked.
 */
export type RequestGuard = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

/** One guard out of several, each called when the one before it calls `next`. */
export function composeGuards(guards: readonly RequestGuard[]): RequestGuard {
  return guards.reduceRight<RequestGuard>(
    (rest, guard) => (request, response, next) => guard(request, response, () => rest(request, response, next)),
    (_request, _response, next) => next(),
  );
}
