import type { IncomingMessage, ServerResponse } from 'node:http';
import { plainPolicy, securityHeaders } from '#lib/api/security-headers.ts';
import { isOverHttps } from '#lib/session/is-over-https.ts';

/** Answers an unknown `Expect` with 417 (RFC 9110, 10.1.1); Node's own answer has no headers. */
export function refuseExpectation(_request: IncomingMessage, response: ServerResponse): void {
  const headers = { 'Cache-Control': 'no-store', 'Content-Security-Policy': plainPolicy, Connection: 'close' };
  response.writeHead(417, { ...headers, 'Content-Length': 0, ...securityHeaders(isOverHttps()) }).end();
}
