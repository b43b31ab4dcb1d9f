import { failure } from '#lib/api/failure.ts';
import { json } from '#lib/api/json.ts';
import { problem } from '#lib/api/problem.ts';
import { readBody } from '#lib/api/read-body.ts';
import { receiveWebhook } from '#lib/mail/delivery/receive-webhook.ts';

/** Bytes: events are one or two thousand. */
const longest = 256 * 1024;

/**
 * What the mail provider tells of mails that have left. It repeats an event that is not answered
 * 2xx.
 */
export async function POST(request: Request): Promise<Response> {
  try {
    const body = await readBody(request, longest);
    if (!body.ok) return problem(body.problem);
    const header = (name: string) =>
      request.headers.get(`svix-${name}`) ?? request.headers.get(`webhook-${name}`) ?? '';
    const signedBy = { id: header('id'), timestamp: header('timestamp'), signature: header('signature') };
    const received = await receiveWebhook(new TextDecoder().decode(body.value), signedBy);
    if (!received.ok) return problem(received.problem.code);
    return json({ result: received.value });
  } catch (error) {
    return failure(error, 'an event of the mail provider could not be taken');
  }
}
