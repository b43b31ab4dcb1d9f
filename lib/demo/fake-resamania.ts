import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ApiSettings } from '#lib/erp/profiles/thin-profile.ts';

/** A contact of the fake; more fields are served as they are. */
export type FakeContact = {
  email?: string | null;
  givenName?: string | null;
  familyName?: string | null;
  birthDate?: string | null;
  clubId?: string;
  [more: string]: unknown;
};

/** One request that the fake received. `contact` and `page` are null where it is about neither. */
export type FakeRequest = { at: number; path: string; contact: string | null; page: number | null; status: number };

/** What goes wrong with one request. `unfiltered`: the address that was asked for is ignored. */
export type Fault =
  | 'rate-limited'
  | 'server-error'
  | 'forbidden'
  | 'unprocessable'
  | 'slow'
  | 'hang-up'
  | 'token-expired'
  | 'lost-page'
  | 'unfiltered'
  | 'redirect'
  | 'huge'
  | 'not-json';

export type FakeResamania = {
  url: string;
  /** What staff enter to reach it. */
  settings: ApiSettings;
  contacts: Map<string, FakeContact>;
  requests: FakeRequest[];
  /** Tokens given out so far. */
  tokens: number;
  faults: (request: Omit<FakeRequest, 'status'>) => Fault | null;
  retryAfter: string;
  /** Ends every token given out so far. */
  expireTokens(): void;
  /** The body of Resamania's webhook about a contact. */
  notice(id: string, event?: string): Record<string, unknown>;
  close(): Promise<void>;
};

export type FakeOptions = {
  port?: number;
  contacts?: Record<string, FakeContact>;
  faults?: FakeResamania['faults'];
  tokenLifeSeconds?: number;
};

const club = 'fakeclub';
const settings = {
  clientToken: club,
  clubId: `/${club}/clubs/1`,
  networkNodeId: `/${club}/network_nodes/1`,
  clientId: '12_fake-client-id',
  clientSecret: 'fake-client-secret-7f3a',
  apiKey: 'fake-gateway-key-9c1e',
};

const context = { '@context': `/${club}/contexts/Contact` };

/**
 * For tests and the demo: starts a local server that implements the part of Resamania's API that
 * fetching people needs, strictly, with faults on demand.
 */
export async function startFakeResamania(options: FakeOptions = {}): Promise<FakeResamania> {
  const { port = 0, contacts = {}, faults = () => null, tokenLifeSeconds = 3_600 } = options;
  let oldest = 0;
  const server = createServer((request, response) => void serve(request, response));
  const self: FakeResamania = {
    url: '',
    settings,
    contacts: new Map(Object.entries(contacts)),
    requests: [],
    tokens: 0,
    faults,
    retryAfter: '1',
    expireTokens: () => {
      oldest = self.tokens;
    },
    notice: (id, event = 'contact.updated') => ({
      event,
      data: { object: { contactId: `/${club}/contacts/${id}`, clubId: settings.clubId } },
    }),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await text(request);
    const url = new URL(request.url ?? '/', 'http://fake');
    const contact = new RegExp(`^/${club}/contacts/([^/]+)$`).exec(url.pathname)?.[1] ?? null;
    const isList = url.pathname === `/${club}/contacts`;
    const page = isList ? Number(url.searchParams.get('page') ?? '1') : null;
    const asked = { at: performance.now(), path: url.pathname, contact, page };
    const say = (status: number, answer: unknown, headers: Record<string, string> = {}) => {
      self.requests.push({ ...asked, status });
      response.writeHead(status, { 'content-type': 'application/ld+json; charset=utf-8', ...headers });
      response.end(typeof answer === 'string' ? answer : JSON.stringify(answer));
    };
    const fault = self.faults(asked);
    const answer =
      fault && fault !== 'lost-page' && fault !== 'token-expired' && fault !== 'unfiltered'
        ? brokenAnswer(fault, self.retryAfter)
        : answerTo(request.headers, new URLSearchParams(body), { ...asked, url, fault });
    if (answer) return say(...answer);
    self.requests.push({ ...asked, status: 0 });
    // A slow answer never comes.
    if (fault === 'hang-up') response.destroy();
  }

  function answerTo(
    { authorization = '', 'x-gravitee-api-key': key, 'x-user-club-id': clubId }: IncomingHttpHeaders,
    form: URLSearchParams,
    { url, contact, page, fault }: Pick<FakeRequest, 'contact' | 'page'> & { url: URL; fault: Fault | null },
  ): Said {
    if (key !== settings.apiKey) return [401, { message: 'Unauthorized' }];
    if (url.pathname === `/${club}/oauth/v2/token`) return tokenFor(form);
    if (fault === 'token-expired') self.expireTokens();
    if (Number(/^Bearer fake-access-token-(\d+)$/.exec(authorization)?.[1] ?? 0) <= oldest)
      return [401, { error: 'invalid_grant' }];
    const found = contact === null ? null : self.contacts.get(decodeURIComponent(contact));
    if (clubId !== settings.clubId || (page === null && !found)) return [404, { 'hydra:title': 'Not Found' }];
    if (contact !== null && found) return [200, { ...context, ...entry(contact, found) }];
    return [200, listed(url, [...self.contacts], fault)];
  }

  function tokenFor(form: URLSearchParams): Said {
    const { clientId, clientSecret } = settings;
    const known = form.get('client_id') === clientId && form.get('client_secret') === clientSecret;
    if (!known || form.get('grant_type') !== 'client_credentials') return [400, { error: 'invalid_client' }];
    self.tokens += 1;
    const token = `fake-access-token-${self.tokens}`;
    return [200, { access_token: token, expires_in: tokenLifeSeconds, token_type: 'bearer', scope: null }];
  }

  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  self.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  self.settings = { ...settings, baseUrl: self.url };
  return self;
}

function entry(id: string, contact: FakeContact) {
  return { '@id': `/${club}/contacts/${id}`, '@type': 'http://schema.org/Person', number: `C${id}`, ...contact };
}

/** A page of all contacts, or of those with an address. A lost page has no members. */
function listed(url: URL, all: [string, FakeContact][], fault: Fault | null) {
  const email = fault === 'unfiltered' ? null : url.searchParams.get('email');
  const size = Math.min(Number(url.searchParams.get('itemsPerPage') ?? '30'), 100);
  const page = Number(url.searchParams.get('page') ?? '1');
  const found = email === null ? all : all.filter(([, contact]) => contact.email === email);
  const last = Math.max(1, Math.ceil(found.length / size));
  const link = (to: number) => `/${club}/contacts?page=${to}`;
  const members = found.slice((page - 1) * size, page * size).map(([id, contact]) => entry(id, contact));
  return {
    ...context,
    '@type': 'hydra:Collection',
    'hydra:member': fault === 'lost-page' ? [] : members,
    'hydra:totalItems': found.length,
    'hydra:view': { '@id': link(page), 'hydra:last': link(last), ...(page < last && { 'hydra:next': link(page + 1) }) },
  };
}

type Broken = Exclude<Fault, 'lost-page' | 'token-expired' | 'unfiltered'>;
type Said = [status: number, answer: unknown, headers?: Record<string, string>];

/** The answer of each fault; null where none comes. */
function brokenAnswer(fault: Broken, retryAfter: string): Said | null {
  const html = { 'content-type': 'text/html' };
  const answers: Record<Broken, Said | null> = {
    'rate-limited': [429, {}, { 'retry-after': retryAfter }],
    'server-error': [503, '<h1>Service Unavailable</h1>', html],
    forbidden: [403, { message: 'api.error.scope.unauthorized-endpoint' }],
    unprocessable: [422, {}],
    redirect: [302, '', { location: 'http://127.0.0.1:1/' }],
    huge: [200, JSON.stringify({ padding: 'x'.repeat(2 * 1024 * 1024) })],
    'not-json': [200, '<html>', html],
    slow: null,
    'hang-up': null,
  };
  return answers[fault];
}

async function text(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
