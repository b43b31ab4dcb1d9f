import type { ServerResponse } from 'node:http';
import { drain } from '../launch-child.ts';
import type { RequestGuard } from './request-guard.ts';

let isDraining = false;

/** Has this server drain when the launcher says so. */
export function drainWithLauncher(): void {
  process.on('message', (message) => {
    if (message === drain) isDraining = true;
  });
}

/**
 * Closes each connection after its next answer while the server drains, and says that it is not
 * ready, so that load balancers send new requests elsewhere. A connection that is kept open could
 * otherwise carry a request in the moment in which the server closes it.
 */
export const closeWhenDraining: RequestGuard = (request, response, next) =>
  drainConnection(isDraining, request.url ?? '/', response) || next();

/** @returns whether the request is answered */
export function drainConnection(draining: boolean, target: string, response: ServerResponse): boolean {
  if (!draining) return false;
  response.setHeader('Connection', 'close');
  if (!/^\/api\/health(?:\?|$)/.test(target)) return false;
  response.writeHead(503, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store', 'Retry-After': '5' });
  response.end(JSON.stringify({ status: 'stopping' }));
  return true;
}
