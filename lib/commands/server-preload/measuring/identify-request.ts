import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { RequestGuard } from '../request-guard.ts';

export const requestIdField = 'x-request-id';

/** What a proxy may have named the request; anything else could break out of a log line. */
const wellFormed = /^[\w.:-]{8,64}$/;

/**
 * Names each request, in its answer's `X-Request-Id`, in every line that is logged meanwhile and on
 * error pages. The name that a proxy gave it is kept if it is well formed.
 */
export const identifyRequest: RequestGuard = (request, response, next) => {
  const sent = request.headers[requestIdField];
  const id = typeof sent === 'string' && wellFormed.test(sent) ? sent : randomBytes(6).toString('hex');
  request.headers[requestIdField] = id;
  response.setHeader('X-Request-Id', id);
  next();
};

/** The name of a request; empty for one that was refused before it got one. */
export function idOf({ headers }: Pick<IncomingMessage, 'headers'>): string {
  const id = headers[requestIdField];
  return typeof id === 'string' && wellFormed.test(id) ? id : '';
}
