// Next answers 500 to an address whose percent-encoding is no UTF-8, where RFC 9110 (15.5.1) wants 400.
import { type IncomingMessage, Server, type ServerResponse } from 'node:http';

type Emit = (this: Server, event: string, request: IncomingMessage, response: ServerResponse, ...rest: unknown[]) => boolean;

const prototype = Server.prototype as unknown as { emit: Emit };
const { emit } = prototype;

prototype.emit = function (event, request, response, ...rest) {
  if (event !== 'request' || isDecodable(request.url ?? '/')) return emit.call(this, event, request, response, ...rest);
  response.writeHead(400, { 'content-type': 'text/plain; charset=utf-8' }).end('This address is not readable.\n');
  return true;
};

function isDecodable(address: string): boolean {
  try {
    decodeURIComponent(address.split('?', 1)[0] as string);
    return true;
  } catch {
    return false;
  }
}
