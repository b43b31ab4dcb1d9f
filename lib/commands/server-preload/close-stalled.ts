import type { IncomingMessage, Server } from 'node:http';
import type { Socket } from 'node:net';
import type { RequestGuard } from './request-guard.ts';

/** Milliseconds for which a client may take nothing of an answer that is ready to be sent. */
const stalledMs = 60_000;

/**
 * Closes connections whose client takes nothing of an answer for a minute, and idle ones when their
 * keep-alive time is over. A slow download goes on as long as it moves at all, and a stream of
 * events as long as nothing waits to be sent. A body that still arrives after its answer is no idle
 * connection: `timeBody` ends it.
 */
export function closeStalled(server: Server, timeout = stalledMs): RequestGuard {
  const open = new WeakMap<Socket, number>();
  const add = (socket: Socket, count: number) => open.set(socket, (open.get(socket) ?? 0) + count);
  const latest = new WeakMap<Socket, IncomingMessage>();
  server.timeout = timeout;
  server.on('timeout', (socket: Socket) => {
    const isReceiving = latest.get(socket)?.complete === false;
    if (!(open.get(socket) || isReceiving) || socket.writableLength > 0) socket.destroy();
  });
  return (request, response, next) => {
    const { socket } = request;
    latest.set(socket, request);
    add(socket, 1);
    response.once('close', () => add(socket, -1));
    next();
  };
}
