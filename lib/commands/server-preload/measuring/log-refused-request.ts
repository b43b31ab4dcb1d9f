import { clientNetwork, parseIpAddress } from '#lib/identity/ip-address.ts';
import type { RefusalReason, RefusedRequest } from '../refusal-page.ts';
import { idOf } from './identify-request.ts';

/** What no sender means: a mistyped address, a form from before an update, a full server. */
const harmless: ReadonlySet<RefusalReason> = new Set(['unknownPath', 'outdated', 'busy']);

/**
 * Writes a line of the security log about a request that was refused before Next saw it: a form
 * that another site sent, one that is malformed, too slow, too large or too frequent. Lines are
 * limited in rate.
 * @param code what Node's parser says of a request that it could not read
 */
export function logRefusedRequest(request: RefusedRequest, reason: RefusalReason, status: number, code = ''): void {
  if (harmless.has(reason)) return;
  const { url = '', method = '', headers } = request;
  // The log takes a part of a second to load, which the start of the server need not wait for.
  void import('#lib/log/log-limited.ts').then(async ({ logLimited }) => {
    const { loggedPath } = await import('#lib/log/logged-path.ts');
    logLimited(`request-refused-${reason}`, {
      status,
      method: method.slice(0, 20),
      path: loggedPath(url),
      address: networkOf(headers),
      ...(idOf({ headers }) && { request: idOf({ headers }) }),
      ...(code && { code }),
    });
  });
}

/** The network that a request came from, as `trustProxies` has found it; empty where unknown. */
function networkOf(headers: RefusedRequest['headers']): string {
  const address = parseIpAddress(String(headers['x-forwarded-for'] ?? ''));
  return address === null ? '' : clientNetwork(address);
}
