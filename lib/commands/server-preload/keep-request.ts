// Loaded before Next in the server's process: keeps the request at hand for code that Next does not pass it to.
import { type IncomingMessage, Server, type ServerResponse } from 'node:http';
import { requests } from '#lib/api/current-request.ts';

type Emit = (this: Server, event: string, request: IncomingMessage, response: ServerResponse, ...rest: unknown[]) => boolean;

const prototype = Server.prototype as unknown as { emit: Emit };
const { emit } = prototype;

prototype.emit = function (event, request, response, ...rest) {
  if (event !== 'request') return emit.call(this, event, request, response, ...rest);
  const closed = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) closed.abort(new Error('the client has gone'));
  });
  const answerBusy = (seconds: number) => answerAsBusy(response, seconds);
  return requests().run({ closed: closed.signal, answerBusy }, () => emit.call(this, event, request, response, ...rest));
};

function answerAsBusy(response: ServerResponse, seconds: number): void {
  const writeHead = response.writeHead as (status: number, ...rest: unknown[]) => ServerResponse;
  response.writeHead = ((status: number, ...rest: unknown[]) => {
    if (status === 200 && !response.headersSent) response.setHeader('retry-after', String(seconds));
    return writeHead.call(response, status === 200 ? 503 : status, ...rest);
  }) as typeof response.writeHead;
}
