import type { IncomingMessage, ServerResponse } from 'node:http';
import { type ActionProgress, actionProgress } from '#lib/forms/action-progress.ts';
import { refuseRequest } from './refuse-request.ts';

/**
 * Runs a request that calls a server action, and answers 400 where Next would answer 500 although
 * no action was started: then what cannot be read is the reference of the action or its arguments,
 * which the client sent.
 */
export function runAction(request: IncomingMessage, response: ServerResponse, run: () => void): void {
  const progress: ActionProgress = { isStarted: false };
  replaceAnswer(request, response, () => response.statusCode === 500 && !progress.isStarted);
  actionProgress().run(progress, run);
}

/**
 * Replaces an answer, at its first byte, when it is one to replace; everything written to it later
 * is dropped.
 */
function replaceAnswer(request: IncomingMessage, response: ServerResponse, isReplaced: () => boolean): void {
  const { writeHead, write, end, flushHeaders } = response;
  let isDone = false;
  const restore = () => Object.assign(response, { writeHead, write, end, flushHeaders });
  const replace = () => {
    if (isDone) return true;
    if (response.headersSent || !isReplaced()) return false;
    isDone = true;
    const { write: dropWrite, end: dropEnd } = response;
    restore();
    for (const name of response.getHeaderNames()) response.removeHeader(name);
    refuseRequest(request, response, 'unreadable');
    Object.assign(response, {
      write: dropWrite,
      end: dropEnd,
      writeHead: () => response,
      flushHeaders: () => undefined,
    });
    return true;
  };
  const wrap =
    <Parameters extends unknown[], Answer>(send: (...parameters: Parameters) => Answer, dropped: Answer) =>
    (...parameters: Parameters): Answer => {
      if (!replace()) return send.apply(response, parameters);
      for (const parameter of parameters) if (typeof parameter === 'function') parameter();
      return dropped;
    };
  Object.assign(response, {
    writeHead: (status: number, ...rest: unknown[]) => {
      response.statusCode = status;
      return replace() ? response : Reflect.apply(writeHead, response, [status, ...rest]);
    },
    write: wrap(write as (...parameters: unknown[]) => boolean, true),
    end: wrap(end as (...parameters: unknown[]) => ServerResponse, response),
    flushHeaders: wrap(flushHeaders as () => void, undefined),
  });
}
