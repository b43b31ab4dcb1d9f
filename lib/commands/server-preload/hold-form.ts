import type { IncomingMessage, ServerResponse } from 'node:http';
import { processShare } from '#lib/env.ts';
import type { RefusalReason } from './refusal-page.ts';
import { refuseRequest } from './refuse-request.ts';

/** Bytes. What Next takes for a server action; it answers 500 to more. */
const maxFormBytes = 1024 * 1024;

/** Bytes of all forms that are held at the same time. */
const maxHeldBytes = processShare(64 * 1024 * 1024);

const retryAfterSeconds = '5';

/**
 * The kind of a form. An action is a form with a field that React adds, which names what the form
 * calls.
 */
type FormKind = 'unreadable' | 'plain' | 'action';

let heldBytes = 0;

/**
 * Holds the body of a form until it is complete, so that Next receives complete and readable ones
 * only: a form that is too large is answered 413, one that cannot be read 400. A slow sender
 * occupies only its own connection meanwhile.
 * @param next called with the kind of the form, when the body can be read from the request as if it
 *   had just arrived
 */
export function holdForm(request: IncomingMessage, response: ServerResponse, next: (kind: FormKind) => void): void {
  const push = request.push.bind(request);
  const chunks: Buffer[] = [];
  let size = 0;
  let isRefused = false;

  const refuse = (reason: RefusalReason, fields: Record<string, string> = {}) => {
    isRefused = true;
    chunks.length = 0;
    refuseRequest(request, response, reason, fields);
    return true;
  };
  const complete = async () => {
    const kind = await readKind(request, Buffer.concat(chunks));
    if (kind === 'unreadable') return void refuse('unreadable');
    for (const chunk of chunks.splice(0)) push(chunk);
    push(null);
    next(kind);
  };

  response.once('close', () => {
    heldBytes -= size;
  });
  request.push = (chunk) => {
    if (isRefused) return chunk === null ? push(null) : true;
    if (chunk === null) {
      void complete();
      return true;
    }
    size += chunk.length;
    heldBytes += chunk.length;
    if (size > maxFormBytes) return refuse('tooLarge');
    if (heldBytes > maxHeldBytes) return refuse('busy', { 'Retry-After': retryAfterSeconds });
    chunks.push(chunk);
    return true;
  };
  if (Number(request.headers['content-length']) > maxFormBytes) refuse('tooLarge');
}

/** Read by the parser that Next reads forms with, so that both always agree. */
async function readKind({ headers }: IncomingMessage, body: Buffer<ArrayBuffer>): Promise<FormKind> {
  const type = headers['content-type'] ?? '';
  const isAction = headers['next-action'] !== undefined;
  if (!/^multipart\/form-data/i.test(type)) return isAction ? 'action' : 'plain';
  try {
    const form = await new Response(body, { headers: { 'content-type': type } }).formData();
    return isAction || [...form.keys()].some((name) => name.startsWith('$ACTION_')) ? 'action' : 'plain';
  } catch {
    return 'unreadable';
  }
}
