import { refuseRequest } from './refuse-request.ts';
import type { RequestGuard } from './request-guard.ts';
import { findRoute, type Route } from './routes.ts';

/**
 * Answers 403 to a form for a page that another site sent. Next refuses those that call an action
 * as well, but with 500. Route handlers judge for themselves: some take calls from everywhere.
 */
export function checkFormOrigin(routes: () => readonly Route[]): RequestGuard {
  return (request, response, next) => {
    const { origin, host } = request.headers;
    const isForm = request.method === 'POST' && findRoute(routes(), request.url ?? '/')?.kind !== 'handler';
    if (!isForm || origin === undefined || isOwn(origin, host)) next();
    else refuseRequest(request, response, 'foreignOrigin');
  };
}

/** As Next compares them: what it would refuse, with 500, must not come to it. */
function isOwn(origin: string, host: string | undefined): boolean {
  return origin !== 'null' && new URL(origin).host === host;
}
