import { once } from 'node:events';
import type { Server, ServerResponse } from 'node:http';
import net from 'node:net';
import { drain, leave } from '../processes/launch-child.ts';
import type { RequestGuard } from './request-guard.ts';

/** `leaving`: another process has taken this one's place, so the port stays ready. */
let state: 'serving' | 'draining' | 'leaving' = 'serving';

/** Has this server drain, or leave its port to other processes, when the launcher says so. */
export function drainWithLauncher(): void {
  process.on('message', (message) => {
    if (message === drain) state = 'draining';
    if (message === leave) state = 'leaving';
  });
}

/** Has a server take no new connection when it leaves, and go on with those that are open. */
export function leaveWithLauncher(server: Server): void {
  process.on('message', (message) => {
    if (message !== leave || !server.listening) return;
    const closed = once(server, 'close');
    // Closes the port only; the server's own method would close idle connections as well.
    net.Server.prototype.close.call(server);
    server.close = (done) => {
      server.closeIdleConnections();
      void closed.then(() => done?.());
      return server;
    };
  });
}

/**
 * Closes each connection after its next answer while the server drains, and says that it is not
 * ready, so that load balancers send new requests elsewhere. A connection that is kept open could
 * otherwise carry a request in the moment in which the server closes it.
 */
export const closeWhenDraining: RequestGuard = (request, response, next) =>
  drainConnection(state, request.url ?? '/', response) || next();

/** @returns whether the request is answered */
export function drainConnection(at: typeof state, target: string, response: ServerResponse): boolean {
  if (at === 'serving') return false;
  response.setHeader('Connection', 'close');
  if (at === 'leaving' || !/^\/api\/health(?:\?|$)/.test(target)) return false;
  response.writeHead(503, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store', 'Retry-After': '5' });
  response.end(JSON.stringify({ status: 'stopping' }));
  return true;
}
