import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/**
 * `cut`: connections are refused and those that are open end. `silent`: bytes go nowhere, as behind
 * a dead link. `deaf`: the database hears, and its answers are lost.
 */
export type ProxyMode = 'open' | 'cut' | 'silent' | 'deaf';

export type DatabaseProxy = {
  /** The address of the database through the proxy. */
  url: string;
  set(mode: ProxyMode): void;
  /** Ends what is open, and leads new connections to another server. */
  redirect(databaseUrl: string): void;
  /** How many messages to the database were lost. */
  swallowed(): number;
  close(): Promise<void>;
};

/**
 * A TCP proxy between a server and its PostgreSQL, which stands for what can happen to the link.
 */
export async function openDatabaseProxy(databaseUrl: string): Promise<DatabaseProxy> {
  let target = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  let mode: ProxyMode = 'open';
  let swallowed = 0;
  const server = createServer((incoming) => {
    if (mode === 'cut') return incoming.destroy();
    const outgoing = connect(Number(target.port), target.hostname);
    for (const [from, to] of [
      [incoming, outgoing],
      [outgoing, incoming],
    ] as const) {
      sockets.add(from);
      from.on('data', (bytes) => {
        if (mode === 'open' || (mode === 'deaf' && from === incoming)) to.write(bytes);
        else if (from === incoming) swallowed += 1;
      });
      from.on('error', () => undefined);
      from.on('close', () => {
        sockets.delete(from);
        to.destroy();
      });
    }
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const url = new URL(databaseUrl);
  url.port = String((server.address() as AddressInfo).port);
  const endAll = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: url.href,
    set(next) {
      // What was swallowed is lost: no connection outlives a silence.
      if (next === 'cut' || mode === 'silent' || mode === 'deaf') endAll();
      mode = next;
    },
    redirect(next) {
      target = new URL(next);
      endAll();
    },
    swallowed: () => swallowed,
    async close() {
      endAll();
      server.close();
      await once(server, 'close');
    },
  };
}
