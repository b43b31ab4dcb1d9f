import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { forwardedClient, parseTrustedProxies, type TrustedProxies } from './trusted-proxies.ts';

const trusting = (text: string) => parseTrustedProxies(text) as TrustedProxies;
const client = (trusted: string, peer: string, forwardedFor?: string) =>
  forwardedClient(trusting(trusted), peer, forwardedFor).address;

describe('parseTrustedProxies', () => {
  test.each([
    '0',
    '1',
    '16',
    '10.0.0.0/8',
    '10.0.0.1',
    '127.0.0.1, ::1',
    '10.0.0.0/8 2001:db8::/32',
    '::ffff:10.0.0.0/104',
    '::/0',
    '0.0.0.0/0',
  ])('takes %s', (text) => {
    expect(parseTrustedProxies(text)).not.toBeNull();
  });
  test.each([
    '',
    'x',
    '-1',
    '17',
    '1.5',
    'loopback',
    '10.0.0.0/33',
    '10.0.0.0/-1',
    '10.0.0.0/',
    '10.0.0.0/8/8',
    '10.0.0.1:80',
    '[::1]',
    '::1%lo',
    '::/129',
    '10.0.0.0/8,,x',
    '::ffff:10.0.0.0/8',
  ])('refuses %s', (text) => {
    expect(parseTrustedProxies(text)).toBeNull();
  });
});

describe('forwardedClient', () => {
  test('believes no header without a proxy', () => {
    expect(client('0', '192.0.2.9', '198.51.100.1')).toBe('192.0.2.9');
    expect(client('10.0.0.0/8', '192.0.2.9', '198.51.100.1, 10.0.0.1')).toBe('192.0.2.9');
  });

  test.each(['1', '10.0.0.0/8'])(
    'takes what one proxy wrote, and nothing that the client wrote before it (%s)',
    (trusted) => {
      expect(client(trusted, '10.0.0.1', '198.51.100.1')).toBe('198.51.100.1');
      expect(client(trusted, '10.0.0.1', '203.0.113.66, 198.51.100.1')).toBe('198.51.100.1');
      expect(client(trusted, '10.0.0.1', 'rubbish, 198.51.100.1:4711')).toBe('198.51.100.1');
      expect(client(trusted, '10.0.0.1', '[2001:db8::1]:4711')).toBe('2001:db8:0:0:0:0:0:1');
      expect(client(trusted, '10.0.0.1', undefined)).toBe('10.0.0.1');
    },
  );

  test.each(['2', '10.0.0.0/8', '10.0.0.1 10.0.0.2'])('passes two proxies (%s)', (trusted) => {
    expect(client(trusted, '10.0.0.1', '203.0.113.66, 198.51.100.1, 10.0.0.2')).toBe('198.51.100.1');
    expect(client(trusted, '10.0.0.1', '::ffff:198.51.100.1,::ffff:10.0.0.2')).toBe('198.51.100.1');
  });

  test('stops at an entry that is no address, at the proxy that wrote it', () => {
    expect(client('2', '10.0.0.1', '203.0.113.66, unknown')).toBe('10.0.0.1');
    expect(client('3', '10.0.0.1', '203.0.113.66, _hidden, 10.0.0.2')).toBe('10.0.0.2');
    expect(client('1', '10.0.0.1', '203.0.113.66,')).toBe('10.0.0.1');
  });

  test('returns the first of the trusted networks when the client is behind nothing else', () => {
    expect(client('10.0.0.0/8', '10.0.0.1', '10.0.0.3, 10.0.0.2')).toBe('10.0.0.3');
  });

  test('ignores what a client writes before the entries of its proxies', () => {
    const hops = fc.integer({ min: 1, max: 3 });
    fc.assert(
      fc.property(hops, fc.string({ unit: 'binary', maxLength: 60 }), fc.ipV4(), (count, claimed, address) => {
        const written = [address, ...Array.from({ length: count - 1 }, (_, index) => `10.0.0.${index + 2}`)].join(', ');
        expect(client(String(count), '10.0.0.1', `${claimed}, ${written}`)).toBe(address);
      }),
    );
  });
});
