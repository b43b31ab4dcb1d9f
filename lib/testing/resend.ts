import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { SentMail, TestResend } from './resend-traffic.ts';

/**
 * For tests: starts a local server that implements the part of Resend's API that sending needs,
 * strictly: rate limit, idempotency keys, batches all or none.
 */
export async function testResend(limit = 1_000): Promise<TestResend> {
  const seen = new Map<string, { body: string; answer: unknown }>();
  const server = createServer((request, response) => void serve(request, response));
  const self: TestResend = {
    url: '',
    taken: [],
    requests: [],
    fault: () => null,
    limit,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const at = performance.now();
    const body = await text(request);
    const key = String(request.headers['idempotency-key'] ?? '');
    const path = request.url ?? '';
    const mails = path === '/emails/batch' ? (JSON.parse(body) as SentMail[]) : [JSON.parse(body) as SentMail];
    const note = (outcome: TestResend['requests'][number]['outcome']) => self.requests.push({ at, path, key, outcome });
    const say = (status: number, answer: unknown, more: Record<string, string> = {}) => {
      const pace = { 'ratelimit-limit': String(self.limit), 'ratelimit-remaining': '1', 'ratelimit-reset': '1' };
      response.writeHead(status, { 'content-type': 'application/json', ...pace, ...more });
      response.end(typeof answer === 'string' ? answer : JSON.stringify(answer));
    };
    const refuse = (statusCode: number, name: string, more = {}) =>
      say(statusCode, { statusCode, name, message: `as asked: ${name}` }, more);
    const recent = self.requests.filter((other) => at - other.at < 1_000).length;
    if (recent >= self.limit) {
      note('too-fast');
      return refuse(429, 'rate_limit_exceeded', { 'retry-after': '1' });
    }
    const fault = self.fault(mails);
    if (fault && fault !== 'cut' && fault !== 'delay') {
      note(fault);
      if (fault === '429') return refuse(429, 'rate_limit_exceeded', { 'retry-after': '1' });
      if (fault === '500') return say(500, '<h1>Internal Server Error</h1>');
      if (fault === '401') return refuse(401, 'missing_api_key');
      if (fault === '403') return refuse(403, 'validation_error');
      if (fault === '422') return refuse(422, 'validation_error');
      if (fault === 'quota') return refuse(429, 'daily_quota_exceeded');
      if (fault === 'malformed') return say(200, '{"id": ');
      if (fault === 'reset') return void request.socket.resetAndDestroy();
      return; // The request hangs.
    }
    const known = seen.get(key);
    const hash = createHash('sha256').update(body).digest('hex');
    if (known) {
      note(known.body === hash ? 'replayed' : 'conflict');
      return known.body === hash ? say(200, known.answer) : refuse(409, 'invalid_idempotent_request');
    }
    if (mails.some(({ to }) => to.includes('refused'))) {
      note('refused');
      return refuse(422, 'validation_error');
    }
    const taken = mails.map((mail) => ({ key, id: crypto.randomUUID(), mail }));
    const ids = taken.map(({ id }) => ({ id }));
    const answer = path === '/emails/batch' ? { data: ids } : ids[0];
    seen.set(key, { body: hash, answer });
    self.taken.push(...taken);
    note('taken');
    if (fault === 'cut') return void request.socket.destroy();
    if (fault === 'delay') setTimeout(() => say(200, answer), 300);
    else say(200, answer);
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  self.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return self;
}

async function text(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
