import http from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { allRoutes, type Route } from '#e2e/support/app-routes.ts';
import { type Club, openClub } from '#e2e/support/club.ts';
import { type OwnProduct, openProduct } from '#e2e/support/own-product.ts';
import { type RawAnswer, rawRequest, requestText } from '#e2e/support/raw-request.ts';
import { limitOf } from '#lib/app-auth/limits.ts';
import { signInOverHttp } from '#lib/commands/sign-in-over-http.ts';
import { connection } from '#lib/database/connection.ts';
import { testErp } from '#lib/testing/erp.ts';
import { hostileRequests } from './hostile-requests.ts';
import { hostileTargets } from './hostile-targets.ts';

let product: OwnProduct;
let club: Club;
let routes: Route[];
let cookie: string;

beforeAll(async () => {
  product = await openProduct();
  club = await openClub();
  // The connection belongs to another club, because one with an ERP has no form to add a client.
  const erp = await testErp((await openClub()).owner);
  routes = await allRoutes(club.slug, { connectionId: erp.connection.id, nextauth: 'signin' });
});

// Some of the requests sign out, which ends the session.
beforeEach(async () => {
  cookie = await signInOverHttp(product.url, club.owner);
});
afterAll(() => product?.close());

beforeEach(async () => {
  await connection().pool.query('delete from throttle');
});

/** The webhook answers 503 when no secret is set. */
const isMeant = ({ status, text }: RawAnswer) => status === 503 && text.includes('webhook-off');
const leak = /node_modules|[\\/]lib[\\/]|\bat [\w.<>]+ \(|Error: |PrismaClient/;

/** Sends requests, several at a time. @returns a line for each with a forbidden answer */
async function failures(requests: { name: string; text: string; follow?: boolean }[]): Promise<string[]> {
  const failed: string[] = [];
  const queue = [...requests];
  const work = async () => {
    for (let request = queue.pop(); request; request = queue.pop()) {
      let answer = await rawRequest(product.url, request.text);
      // Next first redirects to the address with the router's fields, which any client can compute.
      const location = answer.status === 307 ? URL.parse(answer.headers.get('location') ?? '', product.url) : null;
      if (location?.searchParams.has('_rsc')) {
        const target = location.pathname + location.search;
        answer = await rawRequest(
          product.url,
          request.text.replace(/^(\S+) \S+/, (_, method) => `${method} ${target}`),
        );
      }
      if (
        answer.status === 0 ||
        (answer.status >= 500 && !isMeant(answer)) ||
        (answer.status >= 400 && leak.test(answer.text))
      ) {
        failed.push(`${answer.status} ${request.name}`);
      }
    }
  };
  await Promise.all(Array.from({ length: 8 }, work));
  return failed.sort();
}

describe('a hostile request', () => {
  /**
   * Every route receives a sixth of the requests, signed in or not by turns, so that every kind of
   * request meets every kind of route; in `npm run test:endurance` every one.
   */
  const share = Number(process.env.HOSTILE_SHARE ?? 6);
  test('is not answered 5xx, or with internal details, at a page or a route handler', async () => {
    const requests = routes.flatMap(({ target }, index) =>
      hostileRequests.flatMap(({ name, text }, at) => {
        if ((index + at) % share !== 0) return [];
        const isSignedIn = (index + Math.floor(at / share)) % 2 === 0;
        return [
          {
            name: `${name}: ${target}${isSignedIn ? ' signed in' : ''}`,
            text: text(target, isSignedIn ? { Cookie: cookie } : {}),
          },
        ];
      }),
    );
    expect(requests.length).toBeGreaterThan(3_000 / share);
    expect(await failures(requests)).toEqual([]);
  });

  test('is not answered so after a redirect', async () => {
    const methods = ['GET', 'POST', 'PUT', 'TRACE', 'OPTIONS'];
    const requests = hostileTargets.flatMap((target) =>
      methods.map((method) => ({ name: `${method} ${target}`, text: requestText(method, target) })),
    );
    expect(await failures(requests)).toEqual([]);
  });

  test('is not answered so with the fields of a real form, one of them replaced', async () => {
    const requests = [];
    for (const [target, fields] of [
      ['/forgot-password', {}],
      [`/${club.slug}/clients/new`, { Cookie: cookie }],
      [`/${club.slug}/team`, { Cookie: cookie }],
    ] as const) {
      const { text } = await rawRequest(product.url, requestText('GET', target, fields));
      const html = /<form[^>]*enctype="multipart[\s\S]*?<\/form>/i.exec(text)?.[0] ?? '';
      const hidden = [...html.matchAll(/<input type="hidden" name="(\$ACTION[^"]*)"(?: value="([^"]*)")?/g)].map(
        ([, name, value = '']) => [name as string, value.replaceAll('&quot;', '"')] as const,
      );
      expect(hidden.length, target).toBeGreaterThan(0);
      for (const [replaced] of hidden) {
        for (const value of [
          '',
          '{',
          '"$F9"',
          '"$@1"',
          '[]',
          'null',
          '{"id":null,"bound":"$@9"}',
          '{"id":"x","bound":1}',
          '$'.repeat(500),
        ]) {
          const parts = hidden.map(
            ([name, kept]) =>
              `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${name === replaced ? value : kept}\r\n`,
          );
          const type = { 'Content-Type': 'multipart/form-data; boundary=x', ...fields };
          requests.push({
            name: `${target} ${replaced}=${value.slice(0, 40)}`,
            text: requestText('POST', target, type, `${parts.join('')}--x--\r\n`),
          });
        }
      }
      const id = /"id":"([0-9a-f]{40,})"|\$ACTION_ID_([0-9a-f]{40,})/
        .exec(hidden.flat().join(' '))
        ?.slice(1)
        .find(Boolean);
      for (const body of [
        '',
        '{',
        '[',
        '["$F1"]',
        '["$K1"]',
        '["$Q1"]',
        '"$@5"',
        '[["$"]]',
        '["$undefined"]',
        '9'.repeat(400),
        '[null,null]',
      ]) {
        const type = { 'Content-Type': 'text/plain;charset=UTF-8', 'Next-Action': String(id), ...fields };
        requests.push({ name: `${target} Next-Action ${body}`, text: requestText('POST', target, type, body) });
      }
    }
    expect(requests.length).toBeGreaterThan(60);
    expect(await failures(requests)).toEqual([]);
  });
});

describe('a method or an address that does not exist', () => {
  test.each(['PUT', 'DELETE', 'PATCH', 'PROPFIND', 'TRACE', 'OPTIONS', 'FOO'])(
    'answers 405 with Allow to %s of a page',
    async (method) => {
      for (const target of ['/sign-in', `/${club.slug}/clients`]) {
        const { status, headers } = await rawRequest(product.url, requestText(method, target, { Cookie: cookie }));
        expect([status, headers.get('allow')]).toEqual([405, 'GET, HEAD, POST']);
      }
    },
  );

  test('answers 405 with Allow to another method of a route handler, as a problem below /api', async () => {
    const answer = await rawRequest(product.url, requestText('DELETE', '/api/app/device'));
    expect([answer.status, answer.headers.get('allow'), answer.headers.get('content-type')]).toEqual([
      405,
      'PATCH, OPTIONS',
      'application/problem+json',
    ]);
    const upload = await rawRequest(
      product.url,
      requestText('GET', `/${club.slug}/imports/upload`, { Cookie: cookie }),
    );
    expect([upload.status, upload.headers.get('allow')]).toEqual([405, 'POST, OPTIONS']);
  });

  test.each(['/api', '/api/nothing', '/api/clients', '/api/app/nothing', '/api/auth/nothing', '/api/auth/session'])(
    'answers 404 as a problem to %s',
    async (target) => {
      const { status, headers, text } = await rawRequest(product.url, requestText('GET', target));
      expect([status, headers.get('content-type')]).toEqual([404, 'application/problem+json']);
      expect(JSON.parse(text)).toMatchObject({ code: 'unknown-path', status: 404 });
    },
  );

  test('keeps the optimiser of pictures off', async () => {
    for (const url of ['/favicon.svg', '/api/health', 'http://127.0.0.1/']) {
      const target = `/_next/image?url=${encodeURIComponent(url)}&w=64&q=75`;
      expect((await rawRequest(product.url, requestText('GET', target))).status).toBe(404);
    }
  });
});

test('answers 408 to a byte a second and to a head without an end, while others do not wait', async () => {
  const slow = (target: string, fields: Record<string, string>) => {
    const started = performance.now();
    const { promise, resolve } = Promise.withResolvers<{ status: number; seconds: number }>();
    const request = http.request(product.url + target, {
      method: 'POST',
      agent: false,
      headers: { 'Content-Length': 100_000, ...fields },
    });
    const timer = setInterval(() => request.write('-'), 1_000);
    request.on('response', ({ statusCode = 0 }) => {
      clearInterval(timer);
      resolve({ status: statusCode, seconds: (performance.now() - started) / 1_000 });
      request.destroy();
    });
    request.on('error', () => undefined);
    request.flushHeaders();
    return promise;
  };
  const multipart = { 'Content-Type': 'multipart/form-data; boundary=x' };
  const sent = Promise.all([
    slow('/forgot-password', multipart),
    slow('/forgot-password', { 'Content-Type': 'text/plain', 'Next-Action': '0'.repeat(42) }),
    slow(`/${club.slug}/clients/new`, { ...multipart, cookie }),
    slow('/api/auth/callback/credentials', { 'Content-Type': 'application/x-www-form-urlencoded' }),
    slow('/locale', { 'Content-Type': 'application/x-www-form-urlencoded' }),
    slow('/api/app/registrations/proof', { 'Content-Type': 'application/json' }),
  ]);
  const upload = slow(`/${club.slug}/imports/upload`, { ...multipart, cookie });
  const headStarted = performance.now();
  const head = rawRequest(product.url, 'GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ').then(({ status }) => ({
    status,
    seconds: (performance.now() - headStarted) / 1_000,
  }));
  await pause(1_000);
  const begun = performance.now();
  expect((await fetch(`${product.url}/api/health`)).status).toBe(200);
  expect(performance.now() - begun).toBeLessThan(2_000);
  for (const { status, seconds } of [...(await sent), await head]) {
    // A handler that needs no body may have answered already.
    expect([408, 401, 403]).toContain(status);
    expect(seconds).toBeLessThan(20);
  }
  const { status, seconds } = await upload;
  expect(status).toBe(408);
  expect(seconds).toBeLessThan(35);
}, 60_000);

test('treats a client without a proxy as one client, whatever X-Forwarded-For says', async () => {
  const limit = limitOf('app:stranger:address');
  const statuses = new Map<number, number>();
  for (let turn = 0; turn < limit + 5; turn += 1) {
    const headers = {
      authorization: 'Bearer nothing',
      'x-forwarded-for': `198.51.100.${turn % 250}`,
      forwarded: `for=198.51.100.${turn % 250}`,
    };
    const { status } = await fetch(`${product.url}/api/app/access`, { headers });
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
  }
  expect(Object.fromEntries(statuses)).toEqual({ 401: limit, 429: 5 });
});
