import type { IncomingMessage } from 'node:http';
import { bodyPace } from './body-paces.ts';
import { holdForm } from './hold-form.ts';
import type { RequestGuard } from './request-guard.ts';
import { findRoute, type Route } from './routes.ts';
import { runAction } from './run-action.ts';
import { timeBody } from './time-body.ts';

/**
 * Times every body while it arrives. Route handlers read theirs themselves; what is sent to a page
 * is a form, and held until complete.
 */
export function receiveBody(routes: () => readonly Route[]): RequestGuard {
  return (request, response, next) => {
    const route = findRoute(routes(), request.url ?? '/');
    const isForm = request.method === 'POST' && route?.kind !== 'handler';
    // The clock is to see each chunk first.
    if (isForm)
      holdForm(request, response, ({ kind, form }) =>
        kind === 'action' ? runAction(request, response, form, next) : next(),
      );
    if (hasBody(request)) timeBody(request, response, bodyPace(route));
    if (!isForm) next();
  };
}

/** RFC 9112, 6.3. */
function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length']) > 0;
}
