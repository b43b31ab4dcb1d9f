import { expect, test } from 'vitest';
import { clientAddress } from './client-address.ts';

const addressOf = (forwardedFor?: string) =>
  clientAddress(new Headers(forwardedFor === undefined ? {} : { 'x-forwarded-for': forwardedFor }));

test('counts by what the preload left: an IPv4 address, or the /64 of an IPv6 address', () => {
  expect(addressOf('192.0.2.1')).toBe('192.0.2.1');
  expect(addressOf('2001:db8:0:1:2:3:4:5')).toBe('2001:db8:0:1::/64');
  expect(addressOf('2001:db8:0:1::9')).toBe('2001:db8:0:1::/64');
});

test('counts everything else together', () => {
  for (const text of [undefined, '', 'x', '192.0.2.1, 192.0.2.2']) expect(addressOf(text)).toBe('unknown');
});
