import type { IncomingMessage, ServerResponse } from 'node:http';
import { type ActionProgress, actionProgress } from '#lib/forms/action-progress.ts';
import { refuseRequest } from './refuse-request.ts';

/** The field by which Next tells its script that there is no such action. */
const actionNotFound = 'x-nextjs-action-not-found';

/**
 * Runs a request that calls a server action, and answers 400 where Next would answer 500 although
 * no action was started: then what cannot be read is the reference of the action or its arguments,
 * which the client sent. A form without scripts whose action this build does not have, as after an
 * update, is answered by a page that shows what was typed.
 * @param form the fields that were sent, where no script reads the answer
 */
export function runAction(
  request: IncomingMessage,
  response: ServerResponse,
  form: FormData | undefined,
  run: () => void,
): void {
  const progress: ActionProgress = { isStarted: false };
  replaceAnswer(response, () => {
    if (form && response.getHeader(actionNotFound) !== undefined)
      return () => refuseRequest(request, response, 'outdated', {}, form);
    if (response.statusCode === 500 && !progress.isStarted) return () => refuseRequest(request, response, 'unreadable');
    return null;
  });
  actionProgress().run(progress, run);
}

/**
 * Replaces an answer, at its first byte, when it is one to replace; everything written to it later
 * is dropped.
 * @param replacement returns what sends another answer; null to keep this one
 */
function replaceAnswer(response: ServerResponse, replacement: () => (() => void) | null): void {
  const { writeHead, write, end, flushHeaders } = response;
  let isDone = false;
  const restore = () => Object.assign(response, { writeHead, write, end, flushHeaders });
  const replace = () => {
    if (isDone) return true;
    const send = response.headersSent ? null : replacement();
    if (!send) return false;
    isDone = true;
    const { write: dropWrite, end: dropEnd } = response;
    restore();
    for (const name of response.getHeaderNames()) response.removeHeader(name);
    send();
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
