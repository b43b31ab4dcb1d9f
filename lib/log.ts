import pino from 'pino';
import { logLevel } from './env.ts';

/** One JSON object a line on standard output. What could hold a secret is censored by name, wherever it is logged. */
export const log = pino({
  level: logLevel(),
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
  redact: {
    paths: ['password', '*.password', 'token', '*.token', 'secret', '*.secret', 'authorization', '*.authorization', 'cookie', '*.cookie'],
    censor: '[redacted]',
  },
});
