import type { IncomingMessage, ServerResponse } from 'node:http';

/**
 * Calls back once if a request that has arrived as a whole is not answered within some time.
 * @param limitMs milliseconds since its last byte
 */
export function whenUnanswered(
  request: IncomingMessage,
  response: ServerResponse,
  limitMs: number,
  act: () => void,
): void {
  let timer: NodeJS.Timeout | undefined;
  const watch = () => {
    timer = setTimeout(() => {
      if (!response.headersSent && !response.writableEnded) act();
    }, limitMs).unref();
  };
  const { 'content-length': length = '0', 'transfer-encoding': coding } = request.headers;
  // Without a body it ends only when it is read.
  if (request.complete || (Number(length) === 0 && !coding)) watch();
  else request.once('end', watch);
  response.once('close', () => {
    request.off('end', watch);
    clearTimeout(timer);
  });
}
