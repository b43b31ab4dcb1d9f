import { z } from 'zod';
import { Refusal } from '#lib/refusal.ts';

const port = z.coerce.number().int().min(0).max(65_535);
const level = z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']);

const schema = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: 'must be a postgresql:// address' }).optional(),
  DATA_DIR: z.string().min(1).default('.data'),
  PORT: port.default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  APP_URL: z.url({ protocol: /^https?$/, error: 'must be an http:// or https:// address' }).optional(),
  AUTH_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  LOG_LEVEL: level.default('info'),
});

export type Env = z.output<typeof schema>;

/**
 * Reads the environment once and says everything that is wrong with it at once.
 * An empty variable counts as unset, because that is how compose files and shells clear one.
 * @throws Refusal with one line for each bad variable.
 */
export function readEnv(source: Record<string, string | undefined> = process.env): Env {
  const set = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(set);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new Refusal(`The environment is not usable:\n${lines.join('\n')}`);
}

/** The address people reach this server at, without a trailing slash. */
export function appUrl(env: Pick<Env, 'APP_URL' | 'PORT'>): string {
  return (env.APP_URL ?? `http://localhost:${env.PORT}`).replace(/\/$/, '');
}

/** How much is logged. A level that does not exist is the launcher's to refuse: a log that throws helps nobody. */
export function logLevel(source: Record<string, string | undefined> = process.env): Env['LOG_LEVEL'] {
  return level.catch('info').parse(source.LOG_LEVEL);
}
