import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { requestText } from './raw-request.ts';

/** A page or a route handler as its folder names it, with a value for each parameter. */
export type Route = { kind: 'page' | 'handler'; target: string };

/** One request that no program of ours sends. `secret`: fields of who sends it. */
export type Hostile = { name: string; text: (target: string, secret: Record<string, string>) => string };

const uuid = '0192f0c1-2d3e-7abc-8def-0123456789ab';

/**
 * Every page and route handler of `app/`, with values for their parameters; without the benchmarks'
 * own pages.
 */
export async function allRoutes(structure: string, values: Record<string, string> = {}): Promise<Route[]> {
  const files = await readdir('app', { recursive: true });
  return files
    .filter((file) => /(^|\/)(page\.tsx|route\.ts)$/.test(file))
    .map((file) => ({
      kind: file.endsWith('route.ts') ? ('handler' as const) : ('page' as const),
      target: `/${path.dirname(file)}`
        .replace(/^\/\.$/, '/')
        .replace('/[structure]', `/${structure}`)
        .replace(/\/\[\[\.\.\.\w+\]\]/, '')
        .replace(/\[(?:\.\.\.)?(\w+)\]/g, (_, name: string) => values[name] ?? uuid),
    }))
    .sort((a, b) => a.target.localeCompare(b.target));
}

const methods = [
  'GET',
  'HEAD',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
  'OPTIONS',
  'TRACE',
  'PROPFIND',
  'LINK',
  'QUERY',
  'FOO',
  'get',
];
const form = { 'Content-Type': 'multipart/form-data; boundary=x' };
const field = (name: string, value: string) =>
  `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;

/** Bodies and what they are said to be. */
const bodies: Record<string, [Record<string, string>, string]> = {
  'empty multipart': [{ ...form, 'Content-Length': '0' }, ''],
  'multipart without a boundary': [{ 'Content-Type': 'multipart/form-data' }, 'x'],
  'multipart with an empty boundary': [{ 'Content-Type': 'multipart/form-data; boundary=' }, '--\r\n\r\n----'],
  'multipart with a boundary of 300 characters': [
    { 'Content-Type': `multipart/form-data; boundary=${'x'.repeat(300)}` },
    'x',
  ],
  'multipart that breaks off': [form, '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nvalue'],
  'multipart without a part': [form, '--x--\r\n'],
  'multipart with rubbish before': [form, `rubbish\r\n${field('a', 'b')}--x--\r\n`],
  'multipart with rubbish after': [form, `${field('a', 'b')}--x--\r\nrubbish`],
  'multipart with a part without a name': [form, '--x\r\nContent-Disposition: form-data\r\n\r\nvalue\r\n--x--\r\n'],
  'multipart with a part without a head': [form, '--x\r\n\r\nvalue\r\n--x--\r\n'],
  'multipart with line feeds alone': [form, '--x\nContent-Disposition: form-data; name="a"\n\nvalue\n--x--\n'],
  'multipart with bytes that are no UTF-8': [form, `${field('\u00ff\u0000', '\u0000\u00ff')}--x--\r\n`],
  'multipart in other letters': [{ 'Content-Type': 'Multipart/Form-Data; Boundary=x' }, 'rubbish'],
  'multipart of 3,000 parts': [
    form,
    `${Array.from({ length: 3_000 }, (_, index) => field(`a${index}`, '')).join('')}--x--\r\n`,
  ],
  'an action of an unknown id': [form, `${field(`$ACTION_ID_${'0'.repeat(42)}`, '')}--x--\r\n`],
  'an action of an id that is none': [form, `${field('$ACTION_ID_toString', '')}--x--\r\n`],
  'an action that refers to nothing': [form, `${field('$ACTION_REF_1', '')}--x--\r\n`],
  'an action with rubbish for its reference': [
    form,
    `${field('$ACTION_REF_1', '')}${field('$ACTION_1:0', '{{{')}--x--\r\n`,
  ],
  'an action with a prototype for its reference': [
    form,
    `${field('$ACTION_REF___proto__', '')}${field('$ACTION_KEY', '$')}--x--\r\n`,
  ],
  'JSON that is none': [{ 'Content-Type': 'application/json' }, '{{{'],
  'JSON with a prototype': [{ 'Content-Type': 'application/json' }, '{"__proto__":{"x":1},"constructor":1}'],
  'JSON nested 20,000 deep': [{ 'Content-Type': 'application/json' }, '['.repeat(20_000)],
  'a form of percent signs': [{ 'Content-Type': 'application/x-www-form-urlencoded' }, '%%%=%ff&%=%'],
  'text without a type': [{}, 'rubbish'],
  'a type that is none': [{ 'Content-Type': ';;;===' }, 'rubbish'],
  'a type with a charset that is none': [{ 'Content-Type': 'text/plain; charset=klingon' }, 'rubbish'],
  'gzip that is none': [{ 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' }, 'rubbish'],
  '1.5 MB for a form': [form, `${field('a', 'x'.repeat(1_500_000))}--x--\r\n`],
  'an unknown Next-Action': [
    { 'Content-Type': 'text/plain;charset=UTF-8', 'Next-Action': `40${'a'.repeat(40)}` },
    '[]',
  ],
  'rubbish for a Next-Action': [
    { 'Content-Type': 'text/plain;charset=UTF-8', 'Next-Action': '../../etc/passwd' },
    '{{{',
  ],
  'a property for a Next-Action': [{ 'Content-Type': 'text/plain;charset=UTF-8', 'Next-Action': 'toString' }, '[]'],
  'an empty Next-Action': [{ 'Content-Type': 'text/plain;charset=UTF-8', 'Next-Action': '' }, '[]'],
  'a Next-Action with a broken form': [{ ...form, 'Next-Action': `40${'a'.repeat(40)}` }, 'rubbish'],
  'a Next-Action with an empty form': [{ ...form, 'Next-Action': `40${'a'.repeat(40)}`, 'Content-Length': '0' }, ''],
  'a Next-Action in a form of another kind': [
    { 'Content-Type': 'application/x-www-form-urlencoded', 'Next-Action': 'x' },
    'a=b',
  ],
  'chunks that are none': [{ 'Transfer-Encoding': 'chunked' }, 'zz\r\nrubbish\r\n0\r\n\r\n'],
  'a chunk that is too large': [{ 'Transfer-Encoding': 'chunked' }, 'fffffffffffffffff\r\nx\r\n0\r\n\r\n'],
  'an unknown transfer coding': [{ 'Transfer-Encoding': 'gzip, banana' }, 'rubbish'],
  'a length and chunks': [{ 'Transfer-Encoding': 'chunked', 'Content-Length': '4' }, '0\r\n\r\n'],
  'two lengths': [{ 'Content-Length': '3\r\nContent-Length: 4' }, 'abcd'],
  'a length that is none': [{ 'Content-Length': '-1' }, 'abcd'],
  'a foreign origin': [{ ...form, Origin: 'https://evil.example' }, `${field('$ACTION_ID_x', '')}--x--\r\n`],
  'an opaque origin': [{ ...form, Origin: 'null' }, `${field('a', 'b')}--x--\r\n`],
  'an origin that is none': [{ ...form, Origin: '::::' }, `${field('a', 'b')}--x--\r\n`],
  'a foreign origin with a Next-Action': [
    { 'Content-Type': 'text/plain', 'Next-Action': `40${'a'.repeat(40)}`, Origin: 'https://evil.example' },
    '[]',
  ],
};

/** Fields of a head. */
const heads: Record<string, Record<string, string>> = {
  'an origin that is none': { Origin: 'not an origin' },
  'an origin without a host': { Origin: 'http://' },
  'an empty origin': { Origin: '' },
  'a router state that is no JSON': { RSC: '1', 'Next-Router-State-Tree': '{{{' },
  'a router state of another shape': { RSC: '1', 'Next-Router-State-Tree': '["",5]' },
  'a router state with broken escapes': { RSC: '1', 'Next-Router-State-Tree': '%ff%zz' },
  'a router state without RSC': { 'Next-Router-State-Tree': 'rubbish' },
  'two router states': { RSC: '1', 'Next-Router-State-Tree': '["",{}]\r\nNext-Router-State-Tree: x' },
  'rubbish for RSC': { RSC: 'rubbish' },
  'rubbish for every router field': {
    RSC: '1',
    'Next-Router-Prefetch': 'x',
    'Next-Router-Segment-Prefetch': '/../../_tree',
    'Next-HMR-Refresh': '1',
    'Next-Url': '%%%',
  },
  'a segment that is none': { RSC: '1', 'Next-Router-Prefetch': '1', 'Next-Router-Segment-Prefetch': '/__PAGE__/$$' },
  'internal fields of the framework': {
    'x-middleware-subrequest': 'proxy:proxy:proxy:proxy:proxy',
    'x-middleware-rewrite': '/etc/passwd',
    'x-matched-path': '/api/health',
    'x-now-route-matches': '1=%ff',
    'x-invoke-path': '/etc/passwd',
    'x-invoke-status': '500',
    'x-nextjs-data': '1',
    'x-prerender-revalidate': 'x',
    'next-resume': '1',
    'x-action-forwarded': '1',
    'x-next-cache-tags': 'x',
  },
  'absurd cookies': {
    Cookie: `=; ;;; a; =b; __proto__=1; locale=%ff; __prerender_bypass=x; __next_preview_data=%%%; ${'c=d; '.repeat(500)}`,
  },
  'a broken session': {
    Cookie:
      'next-auth.session-token=%ff.x.y; next-auth.session-token.0=a; next-auth.callback-url=%ff; next-auth.csrf-token=%7C%7C',
  },
  'a callback that is no address': { Cookie: 'next-auth.callback-url=http%3A%2F%2F%5B' },
  'a host with a blank': { Host: 'a b' },
  'a host of markup': { Host: '<script>' },
  'a host that is no address': { Host: '[::::' },
  'a host with a port that is none': { Host: 'localhost:99999' },
  'an empty host': { Host: '' },
  'a host of 5,000 characters': { Host: 'h'.repeat(5_000) },
  'two hosts': { Host: 'localhost\r\nHost: evil.example' },
  'a forwarded host that is none': {
    'X-Forwarded-Host': '[::::',
    'X-Forwarded-Proto': 'gopher://x',
    'X-Forwarded-Port': 'x',
  },
  'forwarded addresses that are none': {
    'X-Forwarded-For': `,,,\t, [::1, 300.1.1.1, ${'x'.repeat(3_000)}`,
    Forwarded: 'for=;;;',
  },
  'headers of 20 kB': { 'X-Large': 'x'.repeat(20_000) },
  '200 headers': Object.fromEntries(Array.from({ length: 200 }, (_, index) => [`X-${index}`, 'x'])),
  'a range that is none': { Range: 'bytes=9-1,-,x' },
  'a range beyond everything': { Range: 'bytes=99999999999-' },
  'an expectation nobody knows': { Expect: '200-maybe' },
  'an upgrade': {
    Connection: 'Upgrade',
    Upgrade: 'websocket',
    'Sec-WebSocket-Key': 'x',
    'Sec-WebSocket-Version': '13',
  },
  'an upgrade to HTTP/2': { Connection: 'Upgrade, HTTP2-Settings, close', Upgrade: 'h2c', 'HTTP2-Settings': 'x' },
  'an authorization that is none': { Authorization: 'Bearer \u00ff\u00fe' },
  'a language that is none': { 'Accept-Language': ';;;q=x,*;q=9,\u00ff' },
  'an encoding that is none': { 'Accept-Encoding': 'banana;q=2,;' },
  'conditions that are none': { 'If-None-Match': '"', 'If-Modified-Since': 'yesterday', 'If-Match': ',' },
  'a body with a GET': { 'Content-Length': '5\r\nX-Y: z' },
};

/** Requests for one route. */
export const hostileRequests: Hostile[] = [
  ...methods.map((method) => ({
    name: method,
    text: (target: string, secret: Record<string, string>) => requestText(method, target, secret),
  })),
  ...Object.entries(heads).map(([name, fields]) => ({
    name: `GET with ${name}`,
    text: (target: string, secret: Record<string, string>) =>
      requestText('GET', target, { ...secret, ...fields }, name.includes('body') ? 'hello' : ''),
  })),
  ...Object.entries(bodies).map(([name, [fields, body]]) => ({
    name: `POST of ${name}`,
    text: (target: string, secret: Record<string, string>) =>
      requestText('POST', target, { ...secret, ...fields }, body),
  })),
];

/** Targets that lead nowhere. */
export const hostileTargets = [
  '*',
  '//',
  '//evil.example/x',
  '///',
  '/%',
  '/%00',
  '/%ff',
  '/..%2f..%2fetc/passwd',
  '/\\evil.example',
  '/_next',
  '/_next/',
  '/_next/image',
  '/_next/image?url=%2Ffavicon.svg&w=64&q=75',
  '/_next/image?url=%2Fapi%2Fhealth&w=64&q=75',
  '/_next/data/x/index.json',
  '/_next/static/../../package.json',
  '/_next/static/%2e%2e/server/app-paths-manifest.json',
  '/_next/static/chunks/nothing.js',
  '/_error',
  '/_not-found',
  '/500',
  '/404',
  '/favicon.svg',
  '/favicon.svg/x',
  '/__nextjs_original-stack-frames',
  '/.env',
  '/index.rsc',
  '/sign-in.rsc',
  '/sign-in.segments/_tree.segment.rsc',
  '/sign-in.txt',
  '/sign-in/',
  '/sign-in?__nextLocale=x&_rsc=%ff&nxtPstructure=x',
  '/sign-in?%',
  `/sign-in?${'a=b&'.repeat(2_000)}`,
  '/api',
  '/api/',
  '/api/nothing',
  '/api/clients',
  '/api/app/nothing',
  '/api/erp',
  '/api/health/',
  '/api/health/more',
  '/api//health',
  '/api/auth/providers',
  '/api/auth/session',
  '/api/auth/callback/nobody',
  '/api/auth/signin/credentials/more',
  'http://evil.example/sign-in',
  'http://[/sign-in',
  'sign-in',
];
