import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { appUrl, logLevel, readEnv } from '#lib/env.ts';

test('nothing set, or set to nothing, means the defaults', () => {
  const defaults = {
    DATA_DIR: '.data',
    PORT: 3000,
    HOST: '127.0.0.1',
    LOG_LEVEL: 'info',
    JOBS: 'on',
    DRAIN_SECONDS: 3,
  };
  expect(readEnv({})).toEqual(defaults);
  expect(readEnv({ PORT: '', DATABASE_URL: '', AUTH_SECRET: '' })).toEqual(defaults);
});

test('everything that is wrong is said at once, and no value with it', () => {
  const wrong = {
    PORT: '99999',
    DATABASE_URL: 'mysql://root:hunter2@db',
    AUTH_SECRET: 'hunter2',
    APP_URL: 'club',
    LOG_LEVEL: 'loud',
  };
  for (const name of Object.keys(wrong)) expect(() => readEnv(wrong)).toThrow(new RegExp(`^  ${name}: `, 'm'));
  expect(() => readEnv(wrong)).not.toThrow('hunter2');
});

test('a level that does not exist logs like the default', () => {
  expect(logLevel({ LOG_LEVEL: 'loud' })).toBe('info');
  expect(logLevel({})).toBe('info');
  expect(logLevel({ LOG_LEVEL: 'debug' })).toBe('debug');
});

test('the address has no slash at its end', () => {
  expect(appUrl({ PORT: 4000 })).toBe('http://localhost:4000');
  expect(appUrl({ PORT: 4000, APP_URL: 'https://club.example/' })).toBe('https://club.example');
});

test.each([
  ['http://localhost:3000', true],
  ['http://club.localhost', true],
  ['http://127.8.9.1:3000', true],
  ['http://[::1]:3000', true],
  ['http://192.168.1.20', true],
  ['http://[fd00::1]', true],
  ['http://club.local', true],
  ['https://club.example', true],
  ['http://club.example', false],
  ['http://localhost.club.example', false],
  ['http://203.0.113.7', false],
  ['http://172.32.0.1', false],
  ['http://[2001:db8::1]', false],
])('an http address outside of private networks is refused at start: %s', (address, isTaken) => {
  const read = () => readEnv({ APP_URL: address }).APP_URL;
  if (isTaken) expect(read()).toBe(address);
  else expect(read).toThrow(/^ {2}APP_URL: must be https:\/\//m);
});

test('proxies are hops or networks', () => {
  for (const set of ['0', '1', '10.0.0.0/8', '10.0.0.1, 2001:db8::/32 ::1'])
    expect(readEnv({ TRUSTED_PROXIES: set }).TRUSTED_PROXIES).toBe(set);
  for (const wrong of ['yes', '-1', '17', '10.0.0.0/33', 'proxy.example']) {
    expect(() => readEnv({ TRUSTED_PROXIES: wrong })).toThrow(
      /^ {2}TRUSTED_PROXIES: must be a number of hops from 0 to 16, or networks/m,
    );
  }
});

test('a secret is the first line of the file that its variable names, for later readers too', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'club-env-'));
  const file = path.join(folder, 'auth-secret');
  const secret = 's'.repeat(40);
  try {
    for (const text of [secret, `${secret}\n`, `${secret}\r\nanother line`]) {
      await writeFile(file, text);
      const source = { AUTH_SECRET_FILE: file, AUTH_SECRET: '' };
      expect(readEnv(source).AUTH_SECRET).toBe(secret);
      expect(source).toEqual({ AUTH_SECRET: secret });
      expect(readEnv(source).AUTH_SECRET).toBe(secret);
    }
    const both = { AUTH_SECRET_FILE: file, AUTH_SECRET: secret, METRICS_TOKEN_FILE: path.join(folder, 'none') };
    expect(() => readEnv(both)).toThrow(
      /^ {2}AUTH_SECRET_FILE: AUTH_SECRET is set too.*\n {2}METRICS_TOKEN_FILE: .*\(ENOENT\)$/m,
    );
    await writeFile(file, '\n');
    expect(() => readEnv({ AUTH_SECRET_FILE: file })).toThrow('AUTH_SECRET_FILE: the first line of the file is empty');
    await writeFile(file, 'hunter2');
    expect(() => readEnv({ AUTH_SECRET_FILE: file })).toThrow(/^ {2}AUTH_SECRET: must have/m);
    expect(() => readEnv({ AUTH_SECRET_FILE: file })).not.toThrow('hunter2');
  } finally {
    await rm(folder, { recursive: true });
  }
});

test.each([
  ['postgresql://club@127.0.0.1:5432/club', true],
  ['postgresql://club@10.0.0.5:5000/club', true],
  ['postgresql://club@[fd00::1]/club', true],
  ['postgresql:///club?host=/run/postgresql', true],
  ['postgresql://club@db.internal/club', true],
  ['postgresql://club@db.example/club?sslmode=verify-full', true],
  ['postgresql://club@db.example/club?sslmode=require', true],
  ['postgresql://club@db.example/club', false],
  ['postgresql://club@db.example/club?sslmode=prefer', false],
  ['postgresql://club@db.example/club?sslmode=disable', false],
  ['postgresql://club@203.0.113.7/club', false],
  ['postgresql://club@127.0.0.1/club?host=db.example', false],
])('a database on another machine outside of private networks is reached by TLS: %s', (address, isTaken) => {
  for (const name of ['DATABASE_URL', 'DATABASE_DIRECT_URL', 'DATABASE_OWNER_URL'] as const) {
    const read = () => readEnv({ [name]: address })[name];
    if (isTaken) expect(read()).toBe(address);
    else expect(read).toThrow(new RegExp(`^  ${name}: must ask for TLS`, 'm'));
    expect(readEnv({ [name]: address, DATABASE_ALLOW_PLAINTEXT: '1' })[name]).toBe(address);
  }
});

test('the mail provider is reached by https, but for a server of the own network', () => {
  for (const address of ['https://mail.example', 'http://127.0.0.1:4000'])
    expect(readEnv({ RESEND_BASE_URL: address }).RESEND_BASE_URL).toBe(address);
  expect(() => readEnv({ RESEND_BASE_URL: 'http://mail.example' })).toThrow(/^ {2}RESEND_BASE_URL: must be https:/m);
});
