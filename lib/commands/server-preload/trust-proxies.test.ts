import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterEach, expect, test, vi } from 'vitest';
import { parseTrustedProxies, type TrustedProxies } from '#lib/identity/trusted-proxies.ts';
import { internalSecretField, trustProxies } from './trust-proxies.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

/** Returns the headers that Next receives for a request from this peer. */
function seen(trusted: string, peer: string, sent: Record<string, string>): Record<string, unknown> {
  const request = {
    headers: { host: 'inside:3000', ...sent },
    socket: { remoteAddress: peer },
  } as unknown as IncomingMessage;
  trustProxies(parseTrustedProxies(trusted) as TrustedProxies, 'secret')(
    request,
    {} as ServerResponse,
    () => undefined,
  );
  return request.headers;
}

const claimed = {
  'x-forwarded-for': '203.0.113.66',
  'x-forwarded-host': 'evil.example',
  'x-forwarded-proto': 'https',
  'x-forwarded-port': '1',
  'x-forwarded-prefix': '/evil',
  forwarded: 'for=203.0.113.66;host=evil.example',
};

test('removes forwarding headers sent by a client', () => {
  for (const trusted of ['0', '10.0.0.0/8']) {
    expect(seen(trusted, '::ffff:192.0.2.9', { ...claimed, [internalSecretField]: 'guessed' })).toEqual({
      host: 'inside:3000',
      'x-forwarded-for': '192.0.2.9',
      'x-forwarded-host': 'inside:3000',
      'x-forwarded-proto': 'http',
      [internalSecretField]: 'secret',
    });
  }
});

test('passes the headers of a trusted proxy on to Next', () => {
  for (const trusted of ['1', '10.0.0.0/8']) {
    const sent = {
      'x-forwarded-for': '198.51.100.1',
      'x-forwarded-host': 'club.example',
      'x-forwarded-proto': 'https',
    };
    expect(seen(trusted, '10.0.0.1', sent)).toMatchObject({
      host: 'club.example',
      'x-forwarded-for': '198.51.100.1',
      'x-forwarded-host': 'club.example',
      'x-forwarded-proto': 'https',
    });
  }
});

test('ignores entries that the client put before those of trusted proxies', () => {
  const sent = {
    'x-forwarded-for': '203.0.113.66, 198.51.100.1, 10.0.0.2',
    'x-forwarded-host': 'evil.example, club.example, inner.example',
    'x-forwarded-proto': 'gopher, https, http',
  };
  expect(seen('2', '10.0.0.1', sent)).toMatchObject({
    host: 'club.example',
    'x-forwarded-for': '198.51.100.1',
    'x-forwarded-proto': 'https',
  });
});

test('ignores an invalid host even from a trusted proxy', () => {
  for (const host of ['', '[::::', 'a b', '<script>', 'a/b']) {
    expect(seen('1', '10.0.0.1', { 'x-forwarded-host': host })).toMatchObject({
      host: 'inside:3000',
      'x-forwarded-host': 'inside:3000',
    });
  }
});

test('keeps the client address of a request that Next sends to this server itself', () => {
  expect(seen('0', '127.0.0.1', { 'x-forwarded-for': '198.51.100.1', [internalSecretField]: 'secret' })).toMatchObject({
    'x-forwarded-for': '198.51.100.1',
  });
});

test('warns once where a trusted proxy forwards what came over http to an address of https', () => {
  vi.stubEnv('NEXTAUTH_URL', 'https://club.example');
  const forwarded = { 'x-forwarded-for': '198.51.100.1' };
  const warnings = (peer: string, sent: Record<string, string>, times = 1) => {
    let count = 0;
    const guard = trustProxies(parseTrustedProxies('10.0.0.0/8') as TrustedProxies, 'secret', () => {
      count += 1;
    });
    for (let turn = 0; turn < times; turn += 1)
      guard(
        { headers: { ...sent }, socket: { remoteAddress: peer } } as unknown as IncomingMessage,
        {} as ServerResponse,
        () => undefined,
      );
    return count;
  };
  expect(warnings('10.0.0.1', { ...forwarded, 'x-forwarded-proto': 'http' }, 3)).toBe(1);
  expect(warnings('10.0.0.1', forwarded)).toBe(1);
  expect(warnings('10.0.0.1', { ...forwarded, 'x-forwarded-proto': 'https' })).toBe(0);
  // The proxy's own question, as for readiness, and a stranger's.
  expect(warnings('10.0.0.1', {})).toBe(0);
  expect(warnings('192.0.2.9', forwarded)).toBe(0);
  vi.stubEnv('NEXTAUTH_URL', 'http://club.example');
  expect(warnings('10.0.0.1', forwarded)).toBe(0);
});
