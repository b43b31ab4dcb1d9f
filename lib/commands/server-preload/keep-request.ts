import type { ServerResponse } from 'node:http';
import { requests } from '#lib/api/current-request.ts';
import { idOf } from './measuring/identify-request.ts';
import type { RequestGuard } from './request-guard.ts';

/** Keeps the request at hand for code that Next does not pass it to. */
export const keepRequest: RequestGuard = (request, response, next) => {
  const closed = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) closed.abort(new Error('the client has gone'));
  });
  const answerBusy = (seconds: number) => answerAsBusy(response, seconds);
  const sender = {
    address: String(request.headers['x-forwarded-for'] ?? ''),
    agent: (request.headers['user-agent'] ?? '').slice(0, 1_000),
  };
  const id = idOf(request);
  requests().run({ id, closed: closed.signal, target: request.url ?? '/', sender, answerBusy }, next);
};

function answerAsBusy(response: ServerResponse, seconds: number): void {
  const writeHead = response.writeHead as (status: number, ...rest: unknown[]) => ServerResponse;
  response.writeHead = ((status: number, ...rest: unknown[]) => {
    if (status === 200 && !response.headersSent) response.setHeader('retry-after', String(seconds));
    return writeHead.call(response, status === 200 ? 503 : status, ...rest);
  }) as typeof response.writeHead;
}
