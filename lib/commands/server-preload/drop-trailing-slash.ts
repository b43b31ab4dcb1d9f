import type { RequestGuard } from './request-guard.ts';

/**
 * Takes a path below `/api` with a slash at its end as the one without: Next would redirect it
 * (308), which few programs follow with a POST and its body. A call without a body is signed as it
 * was sent, so `keepRequest` comes first.
 */
export const dropTrailingSlash: RequestGuard = (request, _response, next) => {
  const { url = '/' } = request;
  const end = url.search(/[?#]|$/);
  let path = url.slice(0, end);
  if (path.startsWith('/api/')) {
    while (path.endsWith('/')) path = path.slice(0, -1);
    request.url = path + url.slice(end);
  }
  next();
};
