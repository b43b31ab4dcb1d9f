import pino, { type LoggerOptions } from 'pino';
import { logLevel } from '#lib/env.ts';
import { currentRequestFields } from './request-fields.ts';
import { withoutAddresses } from './without-addresses.ts';

const options: LoggerOptions = {
  level: logLevel(),
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
  mixin: () => ({ ...currentRequestFields() }),
  serializers: {
    err: (error: unknown) => {
      if (!(error instanceof Error)) return String(error);
      const code = 'code' in error ? error.code : undefined;
      return { type: error.name, code, message: error.message, stack: error.stack };
    },
  },
  hooks: { streamWrite: withoutAddresses },
  redact: {
    paths: [
      'password',
      '*.password',
      'token',
      '*.token',
      'secret',
      '*.secret',
      'authorization',
      '*.authorization',
      'cookie',
      '*.cookie',
    ],
    censor: '[redacted]',
  },
};

/**
 * One JSON object a line on standard output. What could hold a secret is censored by name, wherever
 * it is logged, and e-mail addresses wherever they stand. Of an error only what says where it
 * happened: PostgreSQL's `detail` and Prisma's `meta` hold values of rows. A line that is written
 * while a request is answered carries its id, its path and who sent it (`RequestFields`). It goes
 * to the descriptor itself: `logOutput` makes lines of what is written to the stream above it.
 */
export const log = pino(options, pino.destination(1));
