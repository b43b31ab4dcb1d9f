import { afterEach, expect, test, vi } from 'vitest';
import { hostCookie, localeInCookies } from './host-cookie.ts';

afterEach(() => void vi.unstubAllEnvs());

test('gives a cookie its prefix over https, where browsers take it', () => {
  vi.stubEnv('NEXTAUTH_URL', 'http://localhost:3000');
  expect(hostCookie('locale')).toBe('locale');
  vi.stubEnv('NEXTAUTH_URL', 'https://club.example');
  expect(hostCookie('locale')).toBe('__Host-locale');
});

test('reads the chosen language from the cookie with the prefix alone over https', () => {
  const field = 'a=b; locale=fr; __Host-locale=en;;  =x; c';
  vi.stubEnv('NEXTAUTH_URL', 'http://localhost:3000');
  expect(localeInCookies(field)).toBe('fr');
  vi.stubEnv('NEXTAUTH_URL', 'https://club.example');
  expect(localeInCookies(field)).toBe('en');
  expect(localeInCookies('locale=fr')).toBeUndefined();
  expect(localeInCookies(undefined)).toBeUndefined();
});
