import { randomBytes } from 'node:crypto';
import http, { type RequestListener, type Server, type ServerOptions } from 'node:http';
import type { TrustedProxies } from '#lib/identity/trusted-proxies.ts';
import { answerOutages } from './answer-outages.ts';
import { checkFormOrigin } from './check-form-origin.ts';
import { checkHeaders } from './check-headers.ts';
import { checkMethod } from './check-method.ts';
import { checkTarget } from './check-target.ts';
import { closeStalled } from './close-stalled.ts';
import { closeWhenDraining, leaveWithLauncher } from './drain.ts';
import { dropTrailingSlash } from './drop-trailing-slash.ts';
import { keepRequest } from './keep-request.ts';
import { limitConnections, limitForwardedRequests } from './limits/limit-clients.ts';
import { limitRows } from './limits/limit-rows.ts';
import { limitSignIns } from './limits/limit-sign-ins.ts';
import { identifyRequest } from './measuring/identify-request.ts';
import { receiveBody } from './receive-body.ts';
import { refuseExpectation, refuseUnparsable } from './refuse-unparsable.ts';
import { composeGuards, type RequestGuard } from './request-guard.ts';
import type { Route } from './routes.ts';
import { sendCompressed } from './send-compressed.ts';
import { setSecurityHeaders } from './set-security-headers.ts';
import { trustProxies } from './trust-proxies.ts';

/**
 * `routes`: which there are now. `upgrades`: whether connections may change to another protocol, as
 * the development server's do. `distDir`: where Next put the build whose files are sent. `measure`:
 * where metrics are read, the guard that measures requests.
 */
export type GuardOptions = {
  trusted: TrustedProxies;
  routes: () => readonly Route[];
  upgrades: boolean;
  distDir?: string | undefined;
  measure?: ((routes: () => readonly Route[]) => RequestGuard) | undefined;
};

const createServer = http.createServer;

/**
 * Milliseconds. Bodies are timed by `timeBody` alone: a large one may take longer than any fixed
 * time.
 */
const timeouts = { headersTimeout: 10_000, requestTimeout: 0, connectionsCheckingInterval: 1_000 };

/** An HTTP server whose listener only gets the requests that every guard has let through. */
export function guardedServer(
  listener: RequestListener,
  { trusted, routes, upgrades, distDir, measure }: GuardOptions,
  options: ServerOptions = {},
): Server {
  // Node would otherwise hand an upgrade to Next, which leaves the connection open without an
  // answer.
  const upgradeOptions = upgrades ? {} : { shouldUpgradeCallback: () => false };
  // `checkHeaders` asks for a host, and answers with the headers of every refusal.
  const hostOptions = { requireHostHeader: false };
  const server = createServer({ ...options, ...timeouts, ...upgradeOptions, ...hostOptions }, (request, response) =>
    guard(request, response, () => listener(request, response)),
  );
  const guard = composeGuards(requestGuards(server, { trusted, routes, upgrades, distDir, measure }));
  limitConnections(server, trusted);
  if (process.env.CLUB_WEB_PROCESSES) leaveWithLauncher(server);
  refuseUnparsable(server, routes);
  server.on('checkExpectation', refuseExpectation);
  return server;
}

/** In the order in which a request meets them. */
function requestGuards(server: Server, { trusted, routes, upgrades, distDir, measure }: GuardOptions): RequestGuard[] {
  // Several processes share one: what Next calls itself for may arrive at any of them.
  const internalSecret = process.env.CLUB_INTERNAL_SECRET || randomBytes(32).toString('base64url');
  return [
    ...(measure ? [measure(routes)] : []),
    identifyRequest,
    ...(upgrades ? [] : [closeStalled(server)]),
    // Before `trustProxies`, which marks each request as one of this server's own.
    setSecurityHeaders(internalSecret, upgrades),
    closeWhenDraining,
    trustProxies(trusted, internalSecret),
    limitForwardedRequests(trusted),
    checkTarget,
    checkHeaders,
    checkMethod(routes),
    ...(distDir ? [sendCompressed(distDir)] : []),
    checkFormOrigin(routes),
    limitSignIns,
    receiveBody(routes),
    answerOutages,
    limitRows(routes),
    keepRequest,
    dropTrailingSlash,
  ];
}
