import { expect, test } from 'vitest';
import { readSignInError, waitFor } from './sign-in-error.ts';

test('rounds a wait up to whole minutes', () => {
  expect(readSignInError(waitFor(1))).toEqual({ code: 'wait', minutes: 1 });
  expect(readSignInError(waitFor(61))).toEqual({ code: 'wait', minutes: 2 });
  expect(readSignInError(waitFor(900))).toEqual({ code: 'wait', minutes: 15 });
});

test.each(['', 'wait-', 'wait-1441', 'wait-10000', 'constructor', '<script>', 'connect ECONNREFUSED 127.0.0.1:5432'])(
  '%j tells nothing',
  (word) => {
    expect(readSignInError(word)).toEqual({ code: 'unavailable' });
  },
);
