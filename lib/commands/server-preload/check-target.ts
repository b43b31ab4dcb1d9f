import { refuseRequest } from './refuse-request.ts';
import type { RequestGuard } from './request-guard.ts';

/**
 * Refuses a request target whose path cannot be decoded: Next answers 500 to it, where RFC 9110
 * (15.5.1) wants 400. A target in absolute form (RFC 9112, 3.2.2) is reduced to its path, and its
 * host replaces the `Host` field.
 */
export const checkTarget: RequestGuard = (request, response, next) => {
  const absolute = /^https?:\/\/([^/?#]*)(.*)$/i.exec(request.url ?? '');
  if (absolute) {
    request.headers.host = absolute[1] as string;
    request.url = absolute[2]?.startsWith('/') ? absolute[2] : `/${absolute[2]}`;
  }
  if (isDecodable(request.url ?? '')) next();
  else refuseRequest(request, response, 'unreadable');
};

function isDecodable(target: string): boolean {
  try {
    decodeURIComponent(target.split('?', 1)[0] as string);
    return target.startsWith('/');
  } catch {
    return false;
  }
}
