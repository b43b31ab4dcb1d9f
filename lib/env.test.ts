import { expect, test } from 'vitest';
import { appUrl, readEnv } from './env.ts';

test('nothing set is enough', () => {
  expect(readEnv({})).toEqual({ DATA_DIR: '.data', PORT: 3000, HOST: '127.0.0.1', LOG_LEVEL: 'info' });
});

test('an empty variable counts as unset', () => {
  expect(readEnv({ PORT: '', DATABASE_URL: '', AUTH_SECRET: '' })).toEqual(readEnv({}));
});

test('everything wrong is said at once, by name, without the secret', () => {
  const bad = {
    DATABASE_URL: 'mysql://root@localhost/x',
    PORT: '70000',
    AUTH_SECRET: 'too-short-secret',
    LOG_LEVEL: 'loud',
    APP_URL: 'ftp://x',
  };
  expect(() => readEnv(bad)).toThrow(/^The environment is not usable:\n {2}\S/);
  const message = String(attempt(() => readEnv(bad)));
  for (const name of Object.keys(bad)) expect(message).toContain(`  ${name}: `);
  expect(message).not.toContain('too-short-secret');
});

test.each(['-1', '65536', 'http', '3000.5'])('PORT=%s is refused', (port) => {
  expect(() => readEnv({ PORT: port })).toThrow(/PORT/);
});

test.each(['postgres://localhost/x', 'postgresql://user:p%40ss@db.example.org:6432/club?sslmode=require'])('%s is a database', (url) => {
  expect(readEnv({ DATABASE_URL: url }).DATABASE_URL).toBe(url);
});

test('the address of this server has no slash at its end', () => {
  expect(appUrl({ PORT: 8080 })).toBe('http://localhost:8080');
  expect(appUrl({ PORT: 8080, APP_URL: 'https://club.example.org/' })).toBe('https://club.example.org');
});

function attempt(action: () => unknown): unknown {
  try {
    return action();
  } catch (error) {
    return error;
  }
}
