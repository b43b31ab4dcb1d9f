import { expect, test } from 'vitest';
import { loggedPath } from './logged-path.ts';

const id = '0198a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b';

test.each([
  ['/club/clients?q=Martin&page=2', '/club/clients'],
  [`/club/clients/${id}#x`, `/club/clients/${id}`],
  [`/api/erp/${id}/events/erp_secret/people`, `/api/erp/${id}/events/…`],
  [`//api//erp/${id}//events//erp_secret`, `//api//erp/${id}//events//…`],
  [`/api/erp/${id}/events`, `/api/erp/${id}/events`],
  [`/api/erp/${id}/people/4711`, `/api/erp/${id}/people/…`],
  ['/invitation/abc', '/invitation/…'],
  ['/Unsubscribe/abc/def', '/Unsubscribe/…'],
  [`/x/${'t'.repeat(43)}/y`, '/x/…/y'],
  ['', ''],
])('writes %s as %s', (target, expected) => {
  expect(loggedPath(target)).toBe(expected);
});

test('holds at most 201 characters', () => {
  for (const target of [`/${'a/'.repeat(1_000)}`, 'a'.repeat(9_000), `/invitation${'/'.repeat(500)}secret`])
    expect(loggedPath(target).length).toBeLessThanOrEqual(201);
});
