import type { IncomingMessage, ServerResponse } from 'node:http';
import { machineShare } from '#lib/env.ts';
import type { RefusalReason } from './refusal-page.ts';
import { refuseRequest } from './refuse-request.ts';

/** Bytes. What Next takes for a server action; it answers 500 to more. */
const maxFormBytes = 1024 * 1024;

/** Bytes of all forms that are held at the same time. */
const maxHeldBytes = machineShare(64 * 1024 * 1024);

const retryAfterSeconds = '5';

/**
 * The kind of a form. An action is a form with a field that React adds, which names what the form
 * calls.
 */
type FormKind = 'unreadable' | 'plain' | 'action';

/** `form`: the fields of an action that is called without a script. */
type HeldForm = { kind: FormKind; form?: FormData };

let heldBytes = 0;

/**
 * Holds the body of a form until it is complete, so that Next receives complete and readable ones
 * only: a form that is too large is answered 413, one that cannot be read 400. A slow sender
 * occupies only its own connection meanwhile.
 * @param next called with the form, when the body can be read from the request as if it
 *   had just arrived
 */
export function holdForm(request: IncomingMessage, response: ServerResponse, next: (held: HeldForm) => void): void {
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
    const held = await readForm(request, Buffer.concat(chunks));
    if (held.kind === 'unreadable') return void refuse('unreadable');
    for (const chunk of chunks.splice(0)) push(chunk);
    push(null);
    next(held);
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
async function readForm({ headers }: IncomingMessage, body: Buffer<ArrayBuffer>): Promise<HeldForm> {
  const type = headers['content-type'] ?? '';
  const isAction = headers['next-action'] !== undefined;
  if (!/^multipart\/form-data/i.test(type)) return { kind: isAction ? 'action' : 'plain' };
  try {
    const form = await new Response(body, { headers: { 'content-type': type } }).formData();
    if (isAction) return { kind: 'action' };
    return [...form.keys()].some((name) => name.startsWith('$ACTION_')) ? { kind: 'action', form } : { kind: 'plain' };
  } catch {
    return { kind: 'unreadable' };
  }
}
