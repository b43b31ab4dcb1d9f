// Next answers 500 to an address whose percent-encoding is no UTF-8, where RFC 9110 (15.5.1) wants 400.
import { type IncomingMessage, Server, type ServerResponse } from 'node:http';

const emit = Server.prototype.emit;

Server.prototype.emit = function (this: Server, ...emitted: Parameters<typeof emit>): boolean {
  const [event, request, response] = emitted as [string, IncomingMessage, ServerResponse];
  if (event !== 'request' || isDecodable(request.url ?? '/')) return emit.apply(this, emitted);
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
