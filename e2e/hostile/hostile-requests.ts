import { requestText } from '#e2e/support/raw-request.ts';
import { hostileBodies } from './hostile-bodies.ts';
import { hostileHeaders } from './hostile-headers.ts';

/**
 * One request that no program of the product sends. `secret`: header fields that identify the
 * sender.
 */
type Hostile = { name: string; text: (target: string, secret: Record<string, string>) => string };

const methods = [
  'GET',
  'HEAD',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
  'OPTIONS',
  'TRACE',
  'PROPFIND',
  'LINK',
  'QUERY',
  'FOO',
  'get',
];

/** Requests for one route. */
export const hostileRequests: Hostile[] = [
  ...methods.map((method) => ({
    name: method,
    text: (target: string, secret: Record<string, string>) => requestText(method, target, secret),
  })),
  ...Object.entries(hostileHeaders).map(([name, fields]) => ({
    name: `GET with ${name}`,
    text: (target: string, secret: Record<string, string>) =>
      requestText('GET', target, { ...secret, ...fields }, name.includes('body') ? 'hello' : ''),
  })),
  ...Object.entries(hostileBodies).map(([name, [fields, body]]) => ({
    name: `POST of ${name}`,
    text: (target: string, secret: Record<string, string>) =>
      requestText('POST', target, { ...secret, ...fields }, body),
  })),
];
