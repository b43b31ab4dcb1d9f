import { once } from 'node:events';
import { connect } from 'node:net';

/** An answer as it came over the wire. `status` is 0 when the connection was closed without one. */
export type RawAnswer = { status: number; headers: Headers; text: string };

/** Milliseconds after which a server that says nothing counts as silent. */
const answerTimeout = 30_000;

/** Bytes of an answer that are kept. */
const keptBytes = 1_000_000;

/**
 * Sends bytes to a server exactly as they are, which no HTTP client does, and reads the first
 * answer. The connection is closed after it, so requests should ask for that.
 */
export async function rawRequest(url: string, bytes: string | Uint8Array): Promise<RawAnswer> {
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port) });
  const chunks: Buffer[] = [];
  let size = 0;
  socket.setTimeout(answerTimeout, () => socket.destroy());
  socket.on('error', () => undefined);
  socket.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size < keptBytes) chunks.push(chunk);
  });
  socket.write(bytes);
  await once(socket, 'close').catch(() => undefined);
  return readAnswer(Buffer.concat(chunks).toString('latin1'));
}

/**
 * The text of a request: a head with the usual fields unless they are given, and a body with its
 * length.
 */
export function requestText(method: string, target: string, fields: Record<string, string> = {}, body = ''): string {
  const names = new Set(Object.keys(fields).map((name) => name.toLowerCase()));
  const usual: Record<string, string> = { Host: 'localhost', Connection: 'close' };
  if (body && !names.has('transfer-encoding')) usual['Content-Length'] = String(Buffer.byteLength(body));
  const missing = Object.entries(usual).filter(([name]) => !names.has(name.toLowerCase()));
  const head = [...missing, ...Object.entries(fields)].map(([name, value]) => `${name}: ${value}\r\n`).join('');
  return `${method} ${target} HTTP/1.1\r\n${head}\r\n${body}`;
}

/** @param bytes one character for each */
function readAnswer(bytes: string): RawAnswer {
  const [head = '', ...rest] = bytes.split('\r\n\r\n');
  const [first = '', ...lines] = head.split('\r\n');
  const headers = new Headers();
  for (const line of lines) {
    const colon = line.indexOf(':');
    if (colon > 0) headers.append(line.slice(0, colon), line.slice(colon + 1).trim());
  }
  const body =
    headers.get('transfer-encoding') === 'chunked' ? unchunked(rest.join('\r\n\r\n')) : rest.join('\r\n\r\n');
  return {
    status: Number(/^HTTP\/1\.1 (\d{3})/.exec(first)?.[1] ?? 0),
    headers,
    text: Buffer.from(body, 'latin1').toString(),
  };
}

/** The content of a chunked body (RFC 9112, 7.1), as far as it came. */
function unchunked(bytes: string): string {
  let content = '';
  for (let at = 0; at < bytes.length; ) {
    const lineEnd = bytes.indexOf('\r\n', at);
    const size = Number.parseInt(bytes.slice(at, lineEnd), 16);
    if (lineEnd < 0 || !(size > 0)) break;
    content += bytes.slice(lineEnd + 2, lineEnd + 2 + size);
    at = lineEnd + 2 + size + 2;
  }
  return content;
}
