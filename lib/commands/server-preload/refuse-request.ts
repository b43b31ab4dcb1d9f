import { type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http';
import { type ProblemCode, problemBody } from '#lib/api/problem.ts';
import { plainPolicy, securityHeaders } from '#lib/api/security-headers.ts';
import { isOverHttps } from '#lib/session/is-over-https.ts';
import { idOf, requestIdField } from './measuring/identify-request.ts';
import { logRefusedRequest } from './measuring/log-refused-request.ts';
import { type RefusalReason, type RefusedRequest, refusalPage } from './refusal-page.ts';

/** Milliseconds for which a refused sender may go on sending. */
const lingerMs = 30_000;

type Answer = { status: number; headers: Record<string, string | number>; body: string };

/** The status of each refusal, and its code for programs. */
const refusals: Record<RefusalReason, { status: number; code: ProblemCode }> = {
  unreadable: { status: 400, code: 'bad-request' },
  foreignOrigin: { status: 403, code: 'bad-request' },
  unknownPath: { status: 404, code: 'unknown-path' },
  methodNotAllowed: { status: 405, code: 'method-not-allowed' },
  outdated: { status: 409, code: 'bad-request' },
  tooSlow: { status: 408, code: 'too-slow' },
  tooLarge: { status: 413, code: 'too-large' },
  tooMany: { status: 429, code: 'too-many' },
  busy: { status: 503, code: 'too-many' },
};

/**
 * Answers a request with a refusal: a problem below `/api`, else a short page in the reader's
 * language.
 * @param form what was sent, for a page that shows it again
 */
export function refuseRequest(
  request: IncomingMessage,
  response: ServerResponse,
  reason: RefusalReason,
  fields: Record<string, string> = {},
  form?: FormData,
): void {
  const { status, headers, body } = refusalAnswer(request, reason, fields, form);
  logRefusedRequest(request, reason, status);
  response.writeHead(status, headers);
  if (request.complete) return void response.end(body);
  // All of the answer is sent now, but its end, which may close the connection, only when the body
  // has come to its own: a sender that is cut off while it sends does not read why (nginx:
  // lingering_close).
  if (request.method !== 'HEAD') response.write(body);
  const timer = setTimeout(() => request.socket.destroy(), lingerMs);
  request.once('close', () => clearTimeout(timer));
  request.once('end', () => {
    clearTimeout(timer);
    response.end();
  });
  request.resume();
}

/**
 * The same as bytes, for a connection whose response is no longer ours or was never begun. It
 * announces the end of the connection.
 */
export function rawRefusal(
  request: RefusedRequest,
  reason: RefusalReason,
  fields: Record<string, string> = {},
): string {
  const { status, headers, body } = refusalAnswer(request, reason, { ...fields, Connection: 'close' });
  logRefusedRequest(request, reason, status);
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('')}\r\n${request.method === 'HEAD' ? '' : body}`;
}

function refusalAnswer(
  request: RefusedRequest,
  reason: RefusalReason,
  fields: Record<string, string>,
  form?: FormData,
): Answer {
  const { status, code } = refusals[reason];
  const [type, body] = isForPrograms(request.url ?? '/')
    ? ['application/problem+json', JSON.stringify({ ...problemBody(code), status })]
    : ['text/html; charset=utf-8', refusalPage(request, reason, form)];
  const id = idOf(request);
  const headers = {
    ...(id && { [requestIdField]: id }),
    'Content-Type': type,
    'Content-Length': Buffer.byteLength(body),
    'Cache-Control': 'no-store',
    'Content-Security-Policy': plainPolicy,
    ...securityHeaders(isOverHttps()),
    ...fields,
  };
  return { status, headers, body };
}

function isForPrograms(target: string): boolean {
  return /^\/+api(?:[/?]|$)/.test(target);
}
