import { withScope } from '#lib/database/row-security/scope.ts';
import type { RequestGuard } from '../request-guard.ts';
import { findRoute, type Route } from '../routes.ts';

/**
 * Lets a request for a structure, or for the ERP of one, read no row of any structure until it is
 * known that its caller belongs there (`enterStructure`). What is left serves people of several
 * clubs: signing in, links in mails, the app.
 * @param routes which there are now
 */
export function limitRows(routes: () => readonly Route[]): RequestGuard {
  return (request, _response, next) => {
    const [first, second] = findRoute(routes(), request.url ?? '')?.segments ?? ['[structure]'];
    const ofOneStructure = first === '[structure]' || (first === 'api' && second === 'erp');
    withScope(ofOneStructure ? 'none' : 'every', next);
  };
}
