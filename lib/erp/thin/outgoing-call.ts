import { lookup } from 'node:dns/promises';
import { type ClientRequest, type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { parseJson } from '#lib/api/parse-json.ts';
import { logLimited } from '#lib/log/log-limited.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { hostOf, readBaseUrl } from './base-url.ts';
import { isPrivateAddress } from './private-address.ts';

/** Milliseconds from the lookup of the host to the last byte of the answer. */
const callTimeoutMs = 10_000;

/** Maximum bytes of an answer. */
const maxAnswerBytes = 1024 * 1024;

/**
 * A call of an ERP's API. `base`: the address that staff entered; `path` begins with a slash and is
 * the profile's own, never a host. `form`: sent urlencoded by POST.
 */
export type OutgoingCall = {
  base: string;
  path: string;
  headers: Record<string, string>;
  form?: Record<string, string>;
};

/**
 * An answer of an ERP's API. `json` is undefined where the status is none of success. `retryAfter`:
 * the header as it was sent.
 */
export type Answer = { status: number; json: unknown; retryAfter: string | null };

export type OutgoingProblem =
  | 'host-refused'
  | 'host-unknown'
  | 'unreachable'
  | 'certificate'
  | 'timeout'
  | 'redirected'
  | 'too-large'
  | 'not-json';

export type OutgoingOptions = {
  allowPrivate: boolean;
  timeoutMs?: number;
  /** Returns the addresses of a host. */
  resolve?: (host: string) => Promise<string[]>;
};

/**
 * Calls an ERP's API. It connects to an address that was checked, so that a name that changes its
 * address in between leads nowhere else; it follows no redirect, and reads only JSON of a limited
 * size within a limited time. No problem carries the address, a header or a body. A certificate
 * that does not verify is a line of the log too.
 */
export async function callOut(
  call: OutgoingCall,
  { allowPrivate, timeoutMs = callTimeoutMs, resolve = resolveHost }: OutgoingOptions,
): Promise<Result<Answer, OutgoingProblem>> {
  const base = readBaseUrl(call.base, allowPrivate);
  if (!base.ok || !call.path.startsWith('/') || !URL.canParse(base.value + call.path)) return fail('host-refused');
  const url = new URL(base.value + call.path);
  if (url.origin !== new URL(base.value).origin) return fail('host-refused');
  const deadline = AbortSignal.timeout(timeoutMs);
  const address = await beforeDeadline(checkedAddress(hostOf(url), allowPrivate, resolve), deadline);
  if (!address.ok) return address;
  return exchange(url, call, address.value, deadline);
}

async function resolveHost(host: string): Promise<string[]> {
  return (await lookup(host, { all: true })).map(({ address }) => address);
}

/** Refuses a host of which any address is private, because the next answer may name that one. */
async function checkedAddress(
  host: string,
  allowPrivate: boolean,
  resolve: (host: string) => Promise<string[]>,
): Promise<Result<string, OutgoingProblem>> {
  const addresses = isIP(host) ? [host] : await resolve(host).catch(() => []);
  const [first] = addresses;
  if (!first) return fail('host-unknown');
  return !allowPrivate && addresses.some(isPrivateAddress) ? fail('host-refused') : succeed(first);
}

function beforeDeadline<Value>(
  work: Promise<Result<Value, OutgoingProblem>>,
  deadline: AbortSignal,
): Promise<Result<Value, OutgoingProblem>> {
  const late = new Promise<Result<Value, OutgoingProblem>>((settle) => {
    deadline.addEventListener('abort', () => settle(fail('timeout')), { once: true });
  });
  return Promise.race([work, late]);
}

async function exchange(
  url: URL,
  { headers, form }: OutgoingCall,
  address: string,
  deadline: AbortSignal,
): Promise<Result<Answer, OutgoingProblem>> {
  const body = form && new URLSearchParams(form).toString();
  const send = url.protocol === 'https:' ? requestHttps : requestHttp;
  try {
    const request = send(url, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        accept: 'application/json',
        'accept-encoding': 'identity',
        'user-agent': 'club-erp/1',
        ...headers,
        ...(body !== undefined && {
          'content-type': 'application/x-www-form-urlencoded',
          'content-length': String(Buffer.byteLength(body)),
        }),
      },
      // One connection a call: a pooled one could lead to an address that was checked long ago.
      agent: false,
      lookup: toChecked(address),
      signal: deadline,
    });
    return await readAnswer(await sent(request, body));
  } catch (error) {
    if (deadline.aborted) return fail('timeout');
    const problem = problemOf(error);
    // EPROTO: TLS was not agreed upon at all.
    if (problem === 'certificate' || codeOf(error) === 'EPROTO')
      logLimited('erp-tls-failed', { host: url.host, code: codeOf(error) });
    return fail(problem);
  }
}

/** Answers every lookup of the connection with the address that was checked. */
function toChecked(address: string): LookupFunction {
  const family = isIP(address);
  return (_host, { all }, callback) => {
    if (all) callback(null, [{ address, family }]);
    else callback(null, address, family);
  };
}

function sent(request: ClientRequest, body: string | undefined): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    request.once('response', resolve).once('error', reject).end(body);
  });
}

async function readAnswer(response: IncomingMessage): Promise<Result<Answer, OutgoingProblem>> {
  const status = response.statusCode ?? 0;
  const retryAfter = response.headers['retry-after'] ?? null;
  if (status < 200 || status >= 300) {
    response.destroy();
    return status >= 300 && status < 400 ? fail('redirected') : succeed({ status, json: undefined, retryAfter });
  }
  const body = await readJson(response);
  response.destroy();
  return body.ok ? succeed({ status, json: body.value, retryAfter }) : body;
}

async function readJson(response: IncomingMessage): Promise<Result<unknown, OutgoingProblem>> {
  const { 'content-type': type = '', 'content-encoding': encoding = 'identity' } = response.headers;
  if (!/^application\/([\w.+-]+\+)?json\b/i.test(type) || encoding.toLowerCase() !== 'identity')
    return fail('not-json');
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxAnswerBytes) return fail('too-large');
    chunks.push(chunk);
  }
  const json = parseJson(Buffer.concat(chunks));
  return json === undefined ? fail('not-json') : succeed(json);
}

function problemOf(error: unknown): OutgoingProblem {
  return /CERT|SSL|TLS|SELF_SIGNED|UNABLE_TO_VERIFY|ALTNAME/.test(codeOf(error)) ? 'certificate' : 'unreachable';
}

function codeOf(error: unknown): string {
  return String((error as { code?: unknown }).code ?? '');
}
