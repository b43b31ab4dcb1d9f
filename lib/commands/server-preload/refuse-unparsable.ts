import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { plainPolicy, securityHeaders } from '#lib/api/security-headers.ts';
import { isOverHttps } from '#lib/session/is-over-https.ts';
import { allowedMethods } from './check-method.ts';
import { logRefusedRequest } from './measuring/log-refused-request.ts';
import type { RefusedRequest } from './refusal-page.ts';
import { rawRefusal } from './refuse-request.ts';
import type { Route } from './routes.ts';

type ParseError = Error & { code?: string; rawPacket?: Buffer };

/** The answers that Node gives without a listener. */
const statusLines: Record<string, string> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  HPE_CHUNK_EXTENSIONS_OVERFLOW: '413 Payload Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
};

/**
 * A method that Node's parser does not know, at the beginning of what was sent: a token (RFC 9110,
 * 5.6.2).
 */
const unknownMethod = /^([!#$%&'*+.^_`|~\w-]{1,40}) (\/[\x21-\x7e]{0,2000}) HTTP\/1\.[01]\r?\n/;

/**
 * Answers what Node cannot parse: 405 with `Allow` to a method that it does not know, and what Node
 * itself answers to the rest.
 */
export function refuseUnparsable(server: Server, routes: () => readonly Route[]): void {
  server.on('clientError', (error: ParseError, socket: Socket) => {
    // Where the answer to an earlier request is under way, these bytes would become part of it.
    const isFree =
      socket.writable && !(socket as Socket & { _httpMessage?: { headersSent: boolean } })._httpMessage?.headersSent;
    if (isFree) socket.write(unparsableAnswer(error, routes(), socket.remoteAddress));
    socket.destroySoon();
  });
}

const emptyAnswer = { 'Cache-Control': 'no-store', 'Content-Security-Policy': plainPolicy };

function unparsableAnswer({ code = '', rawPacket }: ParseError, routes: readonly Route[], address = ''): string {
  const [, method, target] =
    (code === 'HPE_INVALID_METHOD' && unknownMethod.exec(rawPacket?.toString('latin1', 0, 4_096) ?? '')) || [];
  const headers = { 'x-forwarded-for': address };
  if (method && target) return methodRefusal({ url: target, method, headers }, routes);
  // A browser opens connections that it never uses, and others break.
  if (code.startsWith('HPE_')) logRefusedRequest({ headers }, 'unreadable', 400, code);
  const fields = { Connection: 'close', 'Content-Length': 0, ...emptyAnswer, ...securityHeaders(isOverHttps()) };
  const lines = Object.entries(fields).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${statusLines[code] ?? '400 Bad Request'}\r\n${lines.join('')}\r\n`;
}

function methodRefusal(request: RefusedRequest & { url: string }, routes: readonly Route[]): string {
  try {
    const allowed = allowedMethods(routes, request.url);
    return allowed
      ? rawRefusal(request, 'methodNotAllowed', { Allow: allowed.join(', ') })
      : rawRefusal(request, 'unknownPath');
  } catch {
    return rawRefusal(request, 'unreadable');
  }
}

/** Answers an unknown `Expect` with 417 (RFC 9110, 10.1.1); Node's own answer has no headers. */
export function refuseExpectation(request: IncomingMessage, response: ServerResponse): void {
  const headers = { Connection: 'close', 'Content-Length': 0, ...emptyAnswer, ...securityHeaders(isOverHttps()) };
  logRefusedRequest(request, 'unreadable', 417);
  response.writeHead(417, headers).end();
}
