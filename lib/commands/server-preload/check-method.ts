import { refuseRequest } from './refuse-request.ts';
import type { RequestGuard } from './request-guard.ts';
import { findRoute, pageMethods, pathSegments, type Route } from './routes.ts';

/**
 * Answers 405 with `Allow` (RFC 9110, 15.5.6) to a method that a page or a route handler does not
 * take, and 404 to a path below `/api` that no route takes. Next would render pages for any method,
 * answer 500 to TRACE, and show programs a page for people.
 */
export function checkMethod(routes: () => readonly Route[]): RequestGuard {
  return (request, response, next) => {
    const allowed = allowedMethods(routes(), request.url ?? '/');
    if (!allowed) refuseRequest(request, response, 'unknownPath');
    else if (allowed.includes(request.method ?? '')) next();
    else refuseRequest(request, response, 'methodNotAllowed', { Allow: allowed.join(', ') });
  };
}

/**
 * The methods that a target takes; undefined below `/api` where there is no route. Unknown paths
 * are like pages.
 */
export function allowedMethods(routes: readonly Route[], target: string): string[] | undefined {
  const route = findRoute(routes, target);
  const segments = pathSegments(target);
  const isApi = segments[0] === 'api';
  // Next resolves dot segments, encoded ones too, and would take another path than was signed.
  const hasDots = segments.some((segment) => segment === '.' || segment === '..');
  if (isApi && (hasDots || route?.segments[0] !== 'api')) return undefined;
  return route?.methods ?? pageMethods;
}
