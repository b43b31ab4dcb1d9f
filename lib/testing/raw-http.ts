import { once } from 'node:events';
import type { Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';

/** A connection to a server of this process, on which bytes are written unchanged. */
export type TestConnection = {
  socket: Socket;
  /** Returns everything received so far. */
  received: () => string;
  /** Resolves with everything received when the server has closed the connection. */
  closed: Promise<string>;
};

/**
 * Makes a server listen on a free port of the loopback interface. @returns a function that connects
 * to it
 */
export async function listenForTest(server: Server): Promise<() => TestConnection> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return () => {
    const socket = connect({ host: '127.0.0.1', port });
    let text = '';
    socket.setEncoding('utf8');
    socket.on('data', (chunk: string) => {
      text += chunk;
    });
    socket.on('error', () => undefined);
    const closed = new Promise<string>((resolve) => socket.once('close', () => resolve(text)));
    return { socket, received: () => text, closed };
  };
}

/** Builds the head of a request, and the part of its body that is sent with it. */
export function head(method: string, target: string, fields: Record<string, string | number>, body = ''): string {
  const lines = Object.entries({ Host: 'localhost', ...fields }).map(([name, value]) => `${name}: ${value}\r\n`);
  return `${method} ${target} HTTP/1.1\r\n${lines.join('')}\r\n${body}`;
}
