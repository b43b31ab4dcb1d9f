import { subscribe } from 'node:diagnostics_channel';
import { logLimited } from './log-limited.ts';

/** What undici, the `fetch` of Node, says of a connection that did not come about. */
type ConnectError = { error?: { code?: unknown }; connectParams?: { host?: unknown; protocol?: unknown } };

/**
 * Writes a line whenever `fetch` of this process cannot connect, with the host and the code: the
 * caller often learns only that the call failed, and not that a certificate did not verify.
 */
export function logFailedConnections(): void {
  subscribe('undici:client:connectError', (message) => {
    const { error, connectParams } = message as ConnectError;
    const { host, protocol } = connectParams ?? {};
    logLimited('connection-failed', { host: String(host), protocol: String(protocol), code: String(error?.code) });
  });
}
