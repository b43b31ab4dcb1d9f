import { expect, test } from 'vitest';
import { readingEnvironment } from './idle-process.ts';

test('gives a reading process the variables of Node and the database, and no secret of others', () => {
  const needed = {
    PATH: '/bin',
    NODE_ENV: 'test',
    DATABASE_URL: 'postgres://db',
    PGSSLMODE: 'require',
    AUTH_SECRET: 'x',
  };
  const others = {
    RESEND_API_KEY: 're_secret',
    RESEND_WEBHOOK_SECRET: 'whsec_secret',
    AUTH_SECRET_PREVIOUS: 'former',
    NEXTAUTH_SECRET: 'y',
    NODE_OPTIONS: '--inspect',
    TOKEN_OF_A_NEIGHBOUR: 'z',
  };
  expect(readingEnvironment({ ...needed, ...others })).toEqual(needed);
});
