import { EventEmitter } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { describe, expect, test } from 'vitest';
import { mailPolicy } from '#lib/api/security-headers.ts';
import { setSecurityHeaders } from './set-security-headers.ts';
import { internalSecretField } from './trust-proxies.ts';

/** Sends a request through the guard. @returns what Next reads, and what the client gets */
function pass(url: string, sent: Record<string, string> = {}) {
  const request = Object.assign(new EventEmitter(), { url, headers: { ...sent } }) as unknown as IncomingMessage;
  const got: Record<string, string> = {};
  const response = {
    setHeader(name: string, value: string) {
      got[name.toLowerCase()] = value;
    },
  };
  let passed = false;
  setSecurityHeaders('secret', false)(request, response as unknown as ServerResponse, () => {
    passed = true;
  });
  expect(passed).toBe(true);
  const type = (value: string): string | undefined => {
    response.setHeader('Content-Type', value);
    return got['content-type'];
  };
  return { type, read: request.headers['content-security-policy'], got, headers: request.headers };
}

const nonceOf = (policy: unknown) => /script-src 'nonce-([A-Za-z0-9+/]{22}==)'/.exec(String(policy))?.[1];

describe('the policy of an answer', () => {
  test('has a nonce of its own, which Next reads from the request', () => {
    const [one, other] = [pass('/club/clients'), pass('/club/clients')];
    expect(nonceOf(one.read)).toBeDefined();
    expect(one.got['content-security-policy']).toBe(one.read);
    expect(nonceOf(one.read)).not.toBe(nonceOf(other.read));
  });

  test('allows nothing inline, and no page that frames it', () => {
    const { read } = pass('/');
    expect(read).not.toContain('unsafe');
    expect(read).toContain("frame-ancestors 'none'");
  });

  test('is never one that a client sends, nor its report-only kind', () => {
    const forged = "script-src 'nonce-AAAAAAAAAAAAAAAAAAAAAA=='";
    const { read, headers } = pass('/', {
      'content-security-policy': forged,
      'content-security-policy-report-only': forged,
      [internalSecretField]: 'guessed',
    });
    expect(read).not.toContain('AAAAAAAAAAAAAAAAAAAAAA');
    expect(headers).not.toHaveProperty('content-security-policy-report-only');
  });

  test('stays the same where the server calls itself for a part of the answer', () => {
    const outer = pass('/club/clients').read as string;
    const inner = pass('/club/team', { 'content-security-policy': outer, [internalSecretField]: 'secret' });
    expect(inner.read).toBe(outer);
  });

  test('of a mail’s preview runs and loads nothing, and only this site may frame it', () => {
    for (const url of ['/club/outbox/0190/preview', '/club/outbox/0190/preview?x=1']) {
      const { got } = pass(url);
      expect(got['content-security-policy']).toBe(mailPolicy);
      expect(got['x-frame-options']).toBe('SAMEORIGIN');
    }
    for (const url of ['/club/outbox?read=/outbox/x/preview', '/club/outbox/0190/preview/more', '/outbox/a/preview'])
      expect(pass(url).got['x-frame-options'], url).toBe('DENY');
  });
});

test('names the charset of what Next sends as text without one', () => {
  const { type } = pass('/favicon.svg');
  expect(type('image/svg+xml')).toBe('image/svg+xml; charset=utf-8');
  expect(type('text/x-component')).toBe('text/x-component; charset=utf-8');
  expect(type('text/html; charset=utf-8')).toBe('text/html; charset=utf-8');
  expect(type('image/gif')).toBe('image/gif');
});
