import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { primaryReturns } from '#lib/database/connections/primary-probe.ts';
import {
  databaseLostSince,
  databaseWasAway,
  newOutage,
  type RequestOutage,
  retryAfterSeconds,
  watchRequest,
} from '#lib/database/outage-watch.ts';
import { whenUnanswered } from './limits/limit-waiting.ts';
import { requestIdField } from './measuring/identify-request.ts';
import { outageAnswer } from './outage-answer.ts';
import type { RequestGuard } from './request-guard.ts';

type Method = (...args: unknown[]) => unknown;

/** Milliseconds after which a request that met an outage is answered, whatever it still does. */
const longestWaitMs = 28_500;

/**
 * Answers 503 to requests that need the database while it is away. Next can neither give a page
 * that failed this status nor say anything without a script.
 */
export const answerOutages: RequestGuard = (request, response, next) => {
  const outage = newOutage();
  const answer = replaceFailures(request, response, outage);
  const began = performance.now();
  whenUnanswered(request, response, longestWaitMs, () => {
    if (!databaseLostSince(began)) return;
    // It goes on, and may still succeed.
    outage.inDoubt = true;
    answer();
  });
  if (!isRefresh(request) || !databaseWasAway()) return watchRequest(outage, next);
  // A page in flight has its status before it meets the database. So it waits here; when
  // the database stays away, the browser loads the whole page instead.
  void primaryReturns(outage.waitUntil).then((isBack) => (isBack ? watchRequest(outage, next) : answer()));
};

/** Whether Next's script asks for a page that it draws itself. */
function isRefresh({ method, headers }: IncomingMessage): boolean {
  return method === 'GET' && headers.rsc !== undefined;
}

/**
 * Has the response of a request become 503 when it fails because the database is away. A failure
 * (500) is replaced as a whole; an answer that says so itself keeps its body.
 * @returns sends the replacement at once
 */
function replaceFailures(request: IncomingMessage, response: ServerResponse, outage: RequestOutage): () => void {
  const writeHead = response.writeHead.bind(response) as Method;
  const write = response.write.bind(response) as Method;
  const end = response.end.bind(response) as Method;
  const flushHeaders = response.flushHeaders.bind(response) as Method;
  let replaced = false;
  const failed = (status: number) => status === 500 && outage.failures > 0;
  const replace = () => {
    replaced = true;
    for (const name of response.getHeaderNames()) if (!kept.has(name)) response.removeHeader(name);
    const { type, body } = outageAnswer(request, outage);
    writeHead(503, { 'content-type': type, 'content-length': body.length, ...always });
    end(body);
  };
  response.writeHead = ((status: number, ...rest: unknown[]) => {
    if (!replaced && failed(status)) replace();
    if (replaced) return response;
    if (!outage.unavailable || status >= 300) return writeHead(status, ...rest);
    for (const [name, value] of Object.entries(always)) response.setHeader(name, value as string);
    return writeHead(503, ...rest);
  }) as typeof response.writeHead;
  // What Next goes on to send belongs to the answer that was replaced.
  const unlessReplaced = (send: Method, result: unknown) => {
    return (...args: unknown[]) => {
      if (!replaced && !response.headersSent && failed(response.statusCode)) replace();
      if (!replaced) return send(...args);
      const callback = args.at(-1);
      if (typeof callback === 'function') process.nextTick(callback as () => void);
      return result;
    };
  };
  response.write = unlessReplaced(write, true) as typeof response.write;
  response.end = unlessReplaced(end, response) as typeof response.end;
  response.flushHeaders = unlessReplaced(flushHeaders, undefined) as typeof response.flushHeaders;
  return replace;
}

/** Headers that say nothing about the body. */
const kept = new Set([
  requestIdField,
  'content-security-policy',
  'x-content-type-options',
  'referrer-policy',
  'x-frame-options',
  'permissions-policy',
  'cross-origin-opener-policy',
  'cross-origin-resource-policy',
  'strict-transport-security',
  'connection',
]);

const always: OutgoingHttpHeaders = { 'retry-after': String(retryAfterSeconds), 'cache-control': 'no-store' };
