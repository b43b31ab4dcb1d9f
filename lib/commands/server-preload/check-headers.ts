import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { createRequire } from 'node:module';
import { isHost } from './is-host.ts';
import { refuseRequest } from './refuse-request.ts';
import type { RequestGuard } from './request-guard.ts';

type ParseRouterState = (header: string | string[] | undefined) => unknown;

/** Next's own reader, so that both always agree on which router states can be read. */
const { parseAndValidateFlightRouterState: parseRouterState } = createRequire(import.meta.url)(
  'next/dist/server/app-render/parse-and-validate-flight-router-state.js',
) as { parseAndValidateFlightRouterState: ParseRouterState };

/**
 * Refuses header fields that Next throws at, and would answer 500 to: a host, an origin or a router
 * state that are none.
 */
export const checkHeaders: RequestGuard = (request, response, next) => {
  const { headers } = request;
  if (hasUsableHost(request) && hasUsableOrigin(headers) && hasUsableRouterState(headers)) next();
  else refuseRequest(request, response, 'unreadable');
};

/** Only HTTP/1.0 may do without a host (RFC 9112, 3.2). */
function hasUsableHost({ headers: { host }, httpVersion }: IncomingMessage): boolean {
  return host === undefined ? httpVersion === '1.0' : isHost(host);
}

/** RFC 6454, 7.1: `null`, or a scheme and a host. */
function hasUsableOrigin({ origin }: IncomingHttpHeaders): boolean {
  return (
    origin === undefined ||
    origin === 'null' ||
    (/^[a-z][a-z\d+.-]*:\/\/[^\s/?#@]+$/i.test(origin) && URL.canParse(origin))
  );
}

function hasUsableRouterState(headers: IncomingHttpHeaders): boolean {
  try {
    parseRouterState(headers['next-router-state-tree']);
    return true;
  } catch {
    return false;
  }
}
