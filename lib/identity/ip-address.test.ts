import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clientNetwork, parseIpAddress } from './ip-address.ts';

describe('parseIpAddress', () => {
  test.each([
    ['192.0.2.1', '192.0.2.1'],
    [' 192.0.2.1:4711 ', '192.0.2.1'],
    ['2001:DB8::1', '2001:db8:0:0:0:0:0:1'],
    ['[2001:db8::1]', '2001:db8:0:0:0:0:0:1'],
    ['[2001:db8::1]:443', '2001:db8:0:0:0:0:0:1'],
    ['fe80::1%eth0', 'fe80:0:0:0:0:0:0:1'],
    ['::', '0:0:0:0:0:0:0:0'],
    ['1::', '1:0:0:0:0:0:0:0'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['::ffff:c000:0201', '192.0.2.1'],
    ['[::FFFF:192.0.2.1]:80', '192.0.2.1'],
    ['64:ff9b::192.0.2.1', '64:ff9b:0:0:0:0:c000:201'],
  ])('reads %s', (text, address) => {
    expect(parseIpAddress(text)).toBe(address);
  });

  test.each([
    '',
    'unknown',
    '_hidden',
    'localhost',
    '300.1.1.1',
    '1.2.3',
    '1.2.3.4.5',
    '010.1.1.1',
    '[192.0.2.1]',
    '[::1',
    '::1]',
    '1::2::3',
    '1.2.3.4:x',
    'a'.repeat(10_000),
    '1.2.3.4, 5.6.7.8',
  ])('refuses %s as an address', (text) => {
    expect(parseIpAddress(text)).toBeNull();
  });

  test('returns the same text for every way to write an IPv6 address', () => {
    fc.assert(
      fc.property(fc.ipV6(), (text) => {
        const address = parseIpAddress(text) as string;
        expect(address).not.toBeNull();
        expect(parseIpAddress(address)).toBe(address);
        expect(parseIpAddress(`[${text.toUpperCase()}]:8080`)).toBe(address);
        if (address.includes(':')) expect(new URL(`http://[${address}]/`).host).toBe(new URL(`http://[${text}]/`).host);
      }),
    );
  });
});

describe('clientNetwork', () => {
  test('counts IPv4 by address, and IPv6 by its first 64 bits', () => {
    const network = (text: string) => clientNetwork(parseIpAddress(text) as string);
    expect(network('192.0.2.1')).toBe('192.0.2.1');
    expect(network('::ffff:192.0.2.1')).toBe('192.0.2.1');
    expect(network('2001:db8:1:2::1')).toBe(network('2001:db8:1:2:ffff:ffff:ffff:ffff'));
    expect(network('2001:db8:1:2::1')).not.toBe(network('2001:db8:1:3::1'));
  });
});
