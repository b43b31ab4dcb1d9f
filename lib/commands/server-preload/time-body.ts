import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { type BodyPace, bodyClock } from './body-clock.ts';
import { rawRefusal } from './refuse-request.ts';

/**
 * Milliseconds for which a sender may go on after it was refused, so that it reads why instead of
 * meeting a broken connection.
 */
const lingerMs = { afterTooSlow: 2_000, afterAnswer: 30_000 };

/**
 * Times the body of a request while it arrives, independent of its reader. One that is too slow is
 * answered 408, and its connection closed; where an answer has begun, or is not next on the
 * connection, the connection is closed alone. A body that is still arriving when its request has
 * been answered has thirty seconds to end (nginx: lingering_time).
 */
export function timeBody(request: IncomingMessage, response: ServerResponse, pace: BodyPace): void {
  const { socket } = request;
  const clock = bodyClock(pace, performance.now());
  const push = request.push.bind(request);
  const read = request._read.bind(request);
  let timer: NodeJS.Timeout | undefined;
  let isRefused = false;
  const bodyEnded = keepOpenForBody(socket);

  const stop = () => {
    clearTimeout(timer);
    socket.off('close', stop);
  };
  const linger = () => {
    timer = setTimeout(() => socket.destroy(), lingerMs.afterAnswer);
    // Node would close a connection that is idle for a few seconds after an answer.
    socket.setTimeout(lingerMs.afterAnswer);
    socket.once('close', stop);
  };
  const watch = () => {
    stop();
    const left = clock.deadline() - performance.now();
    if (left === Number.POSITIVE_INFINITY) return;
    timer = setTimeout(() => (clock.deadline() <= performance.now() ? refuse() : watch()), Math.max(1, left));
  };
  const refuse = () => {
    isRefused = true;
    refuseSlow(request, response);
  };

  request.push = (chunk) => {
    // What still arrives is dropped: the handler learns of it when the connection is closed.
    if (isRefused) return true;
    if (chunk === null) {
      stop();
      bodyEnded();
      return push(null);
    }
    clock.received(chunk.length, performance.now());
    const isRead = push(chunk);
    if (!isRead) clock.pause(performance.now());
    return isRead;
  };
  request._read = (size) => {
    clock.resume(performance.now());
    if (!request.complete && !isRefused && !response.writableFinished) watch();
    read(size);
  };
  response.once('finish', () => {
    stop();
    if (!request.complete) linger();
  });
  // Nothing of a request may remain on its connection, which can carry thousands of them.
  request.once('close', () => {
    stop();
    bodyEnded();
  });
  watch();
}

/**
 * Keeps Node from closing a connection at the end of the answer while the body still arrives: the
 * sender would be cut off, and might never read the answer. It is closed for writing instead.
 * @returns what is to be called at the end of the body
 */
function keepOpenForBody(socket: Socket): () => void {
  let isAnswered = false;
  const closeAfterAnswer = () => {
    isAnswered = true;
    socket.end();
  };
  socket.destroySoon = closeAfterAnswer;
  return () => {
    // The connection may carry the next request by now.
    if (socket.destroySoon !== closeAfterAnswer) return;
    Reflect.deleteProperty(socket, 'destroySoon');
    if (isAnswered) socket.destroySoon();
  };
}

function refuseSlow(request: IncomingMessage, response: ServerResponse): void {
  const { socket } = request;
  // Earlier requests on this connection may not have been answered yet.
  if (response.headersSent || response.socket !== socket) return void socket.destroy();
  socket.end(rawRefusal(request, 'tooSlow'));
  setTimeout(() => socket.destroy(), lingerMs.afterTooSlow);
}
