import type { IncomingMessage, ServerResponse } from 'node:http';
import { expect, test } from 'vitest';
import { parseTrustedProxies, type TrustedProxies } from '#lib/identity/trusted-proxies.ts';
import { internalSecretField, trustProxies } from './trust-proxies.ts';

/** The fields that Next sees of a request from this peer. */
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

test('nothing of what a client claims reaches Next', () => {
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

test('what a trusted proxy says is the truth for everything behind it', () => {
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

test('of lists that each proxy appends to, what the client put before is left out', () => {
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

test('a host that is none is not believed of anybody', () => {
  for (const host of ['', '[::::', 'a b', '<script>', 'a/b']) {
    expect(seen('1', '10.0.0.1', { 'x-forwarded-host': host })).toMatchObject({
      host: 'inside:3000',
      'x-forwarded-host': 'inside:3000',
    });
  }
});

test('a call that Next makes to this server keeps the client of the request it is made for', () => {
  expect(seen('0', '127.0.0.1', { 'x-forwarded-for': '198.51.100.1', [internalSecretField]: 'secret' })).toMatchObject({
    'x-forwarded-for': '198.51.100.1',
  });
});
