import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { clientShare } from '#lib/env.ts';
import { clientNetwork, parseIpAddress } from '#lib/identity/ip-address.ts';
import { isTrustedPeer, type TrustedProxies } from '#lib/identity/trusted-proxies.ts';
import { rawRefusal, refuseRequest } from '../refuse-request.ts';
import type { RequestGuard } from '../request-guard.ts';
import { clientCounter, maxOpenPerClient } from './client-counter.ts';

const retryAfter = { 'Retry-After': '10' };

/**
 * Closes connections, with 429, of a client that has too many open already. Those of a trusted
 * proxy are not counted: it holds them for all of its clients.
 */
export function limitConnections(server: Server, trusted: TrustedProxies, limit = clientShare(maxOpenPerClient)): void {
  const counter = clientCounter(limit);
  server.on('connection', (socket: Socket) => {
    const address = parseIpAddress(socket.remoteAddress ?? '');
    if (address === null || isTrustedPeer(trusted, address)) return;
    const release = counter.take(clientNetwork(address));
    if (release) socket.once('close', release);
    else {
      socket.write(
        rawRefusal({ url: '/', method: 'GET', headers: { 'x-forwarded-for': address } }, 'tooMany', retryAfter),
      );
      socket.destroySoon();
    }
  });
}

/** Answers 429 to a client behind a trusted proxy that has too many requests open already. */
export function limitForwardedRequests(trusted: TrustedProxies, limit = clientShare(maxOpenPerClient)): RequestGuard {
  const counter = clientCounter(limit);
  return (request, response, next) => {
    const peer = parseIpAddress(request.socket.remoteAddress ?? '');
    if (peer === null || !isTrustedPeer(trusted, peer)) return next();
    const release = counter.take(clientNetwork(String(request.headers['x-forwarded-for'])));
    if (!release) return refuseRequest(request, response, 'tooMany', retryAfter);
    response.once('close', release);
    next();
  };
}
