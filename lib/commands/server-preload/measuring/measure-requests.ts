import type { IncomingMessage } from 'node:http';
import { meters } from '#lib/log/meters.ts';
import type { RequestGuard } from '../request-guard.ts';
import { findRoute, type Route } from '../routes.ts';

const knownMethods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/**
 * Counts and times every request, refused ones too. The labels are bounded: patterns of routes,
 * never addresses, whatever strangers ask for.
 */
export function measureRequests(routes: () => readonly Route[]): RequestGuard {
  const { requests, durations } = meters();
  return (request, response, next) => {
    const begun = performance.now();
    response.once('close', () => {
      const route = routeLabel(routes(), request);
      const method = knownMethods.has(request.method ?? '') ? (request.method as string) : 'other';
      const status = response.headersSent ? `${Math.floor(response.statusCode / 100)}xx` : 'none';
      requests.inc({ route, method, status });
      durations.observe({ route }, (performance.now() - begun) / 1_000);
    });
    next();
  };
}

/** The pattern of a request's route: `/[structure]/clients`, `file`, or `none`. */
function routeLabel(routes: readonly Route[], { url = '/' }: IncomingMessage): string {
  try {
    const route = findRoute(routes, url);
    if (!route) return 'none';
    return route.kind === 'file' ? 'file' : `/${route.segments.join('/')}`;
  } catch {
    // The target was refused because it cannot be decoded.
    return 'none';
  }
}
