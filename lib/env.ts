import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { emailKey } from '#lib/identity/email-key.ts';
import { isEncryptedAddress, isEncryptedDatabase } from '#lib/identity/encrypted-address.ts';
import { parseTrustedProxies } from '#lib/identity/trusted-proxies.ts';
import { Refusal } from '#lib/refusal.ts';

const port = z.coerce.number().int().min(0).max(65_535);
const level = z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']);

const unencrypted =
  'must ask for TLS (sslmode=verify-full) unless its host is this machine or in a private network, or DATABASE_ALLOW_PLAINTEXT is 1';

const schema = z
  .object({
    DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: 'must be a postgresql:// address' }).optional(),
    DATABASE_DIRECT_URL: z.url({ protocol: /^postgres(ql)?$/, error: 'must be a postgresql:// address' }).optional(),
    DATABASE_OWNER_URL: z.url({ protocol: /^postgres(ql)?$/, error: 'must be a postgresql:// address' }).optional(),
    DATABASE_ALLOW_PLAINTEXT: z.enum(['0', '1'], 'must be 0 or 1').optional(),
    DATA_DIR: z.string().min(1).default('.data'),
    PORT: port.default(3000),
    HOST: z.string().min(1).default('127.0.0.1'),
    APP_URL: z
      .url({ protocol: /^https?$/, error: 'must be an http:// or https:// address' })
      .refine(
        isEncryptedAddress,
        'must be https:// unless its host is this machine or in a private network: people sign in there',
      )
      .optional(),
    AUTH_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
    AUTH_SECRET_PREVIOUS: z.string().min(32, 'must have at least 32 characters').optional(),
    LOG_LEVEL: level.default('info'),
    WEB_PROCESSES: z.coerce.number().int().min(1).max(64).optional(),
    WEB_MACHINES: z.coerce.number().int().min(1).max(64).optional(),
    JOBS: z.enum(['on', 'process', 'off'], 'must be on, process or off').default('on'),
    METRICS_TOKEN: z.string().min(16, 'must have at least 16 characters').max(200).optional(),
    DRAIN_SECONDS: z.coerce.number().int().min(0).max(600).default(3),
    RESEND_API_KEY: z.string().min(1).optional(),
    MAIL_FROM: z
      .string()
      // With a name before it, as mail programs write it: a structure's own name takes its place.
      .transform((text) => /<([^<>]*)>$/.exec(text.trim())?.[1] ?? text)
      .refine((address) => emailKey(address).ok, 'must be an e-mail address, such as club@example.org')
      .optional(),
    RESEND_WEBHOOK_SECRET: z
      .string()
      .regex(/^whsec_[A-Za-z0-9+/=]{22,}$/, 'must be the signing secret of the webhook, whsec_…')
      .optional(),
    RESEND_BASE_URL: z
      .url({ protocol: /^https?$/, error: 'must be an http:// or https:// address' })
      .refine(isEncryptedAddress, 'must be https:// unless its host is this machine or in a private network')
      .optional(),
    TRUSTED_PROXIES: z
      .string()
      .refine(
        (text) => parseTrustedProxies(text),
        'must be a number of hops from 0 to 16, or networks such as 10.0.0.0/8, 2001:db8::/32',
      )
      .optional(),
    ERP_HOSTS: z
      .string()
      .refine(
        (text) => readHosts(text),
        'must be hosts such as api.erp.example or *.erp.example, with commas between them',
      )
      .optional(),
    ERP_ALLOW_PRIVATE_HOSTS: z.enum(['0', '1'], 'must be 0 or 1').optional(),
    APP_STORE_URL: z.url({ protocol: /^https$/, error: 'must be an https:// address' }).optional(),
    PLAY_STORE_URL: z.url({ protocol: /^https$/, error: 'must be an https:// address' }).optional(),
  })
  .refine(({ RESEND_API_KEY, MAIL_FROM }) => !RESEND_API_KEY || MAIL_FROM, {
    path: ['MAIL_FROM'],
    message: 'must be set with RESEND_API_KEY: the address that mails come from',
  })
  .superRefine((env, { addIssue }) => {
    if (env.DATABASE_ALLOW_PLAINTEXT === '1') return;
    for (const name of ['DATABASE_URL', 'DATABASE_DIRECT_URL', 'DATABASE_OWNER_URL'] as const)
      if (env[name] && !isEncryptedDatabase(env[name]))
        addIssue({ code: 'custom', path: [name], message: unencrypted });
  });

export type Env = z.output<typeof schema>;

/** Secrets that may be the first line of a file instead, which `<NAME>_FILE` names. */
const secrets = [
  ...(['DATABASE_URL', 'DATABASE_DIRECT_URL', 'DATABASE_OWNER_URL', 'AUTH_SECRET', 'AUTH_SECRET_PREVIOUS'] as const),
  ...(['METRICS_TOKEN', 'RESEND_API_KEY', 'RESEND_WEBHOOK_SECRET'] as const),
];

/**
 * Reads the environment once and says everything that is wrong with it at once.
 * An empty variable counts as unset, because that is how compose files and shells clear one.
 * Secrets that stand in files are put in place of the variables that name those, in the source
 * itself: other readers, and processes that are started, find them there.
 * @throws Refusal with one line for each bad variable.
 */
export function readEnv(source: Record<string, string | undefined> = process.env): Env {
  const unread = secrets.flatMap((name) => readSecretFile(source, name));
  const set = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(set);
  if (parsed.success && unread.length === 0) return parsed.data;
  const issues = parsed.error?.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`) ?? [];
  throw new Refusal(`The environment is not usable:\n${[...unread, ...issues].join('\n')}`);
}

/** Returns what is wrong with the file of a secret, as one line; none where there is no file. */
function readSecretFile(source: Record<string, string | undefined>, name: (typeof secrets)[number]): string[] {
  const variable = `${name}_FILE`;
  const file = source[variable];
  if (!file) return [];
  if (source[name]) return [`  ${variable}: ${name} is set too, and only one of both may be`];
  try {
    const [line = ''] = readFileSync(file, 'utf8').split(/\r?\n/, 1);
    if (line === '') return [`  ${variable}: the first line of the file is empty`];
    source[name] = line;
    delete source[variable];
    return [];
  } catch (error) {
    return [`  ${variable}: the file cannot be read (${(error as NodeJS.ErrnoException).code})`];
  }
}

/**
 * The main key of this server: sessions are sealed with it, other keys are derived from it. The
 * launcher opens it and sets it before any request is read.
 * @throws Error when it is missing, because anyone could forge what an empty secret seals
 */
export function authSecret(): string {
  const secret = process.env.AUTH_SECRET;
  if (!secret) throw new Error('AUTH_SECRET is not set: start through `npm start`, which brings one.');
  return secret;
}

/** Whether APIs of ERPs may be reached at private addresses, as in tests and the demo. */
export function allowsPrivateHosts(source: Record<string, string | undefined> = process.env): boolean {
  return source.ERP_ALLOW_PRIVATE_HOSTS === '1';
}

/**
 * The hosts that an ERP's API may have, in small letters: `api.erp.example`, or `*.erp.example` for
 * every name below it; null where the operator names none, and every public host may be entered.
 */
export function erpHosts(source: Record<string, string | undefined> = process.env): string[] | null {
  return source.ERP_HOSTS ? readHosts(source.ERP_HOSTS) : null;
}

/** Reads a list of hosts; null when one of them is none. */
function readHosts(text: string): string[] | null {
  const hosts = text
    .toLowerCase()
    .split(',')
    .map((host) => host.trim());
  return hosts.every((host) => /^(?:\*\.)?[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,9}$/.test(host)) ? hosts : null;
}

/** The address people reach this server at, without a trailing slash. */
export function appUrl(env: Pick<Env, 'APP_URL' | 'PORT'>): string {
  return (env.APP_URL ?? `http://localhost:${env.PORT}`).replace(/\/$/, '');
}

/**
 * Reads how much is logged. An unknown level reads as `info`, because a log must not throw; the
 * launcher refuses it.
 */
export function logLevel(source: Record<string, string | undefined> = process.env): Env['LOG_LEVEL'] {
  return level.catch('info').parse(source.LOG_LEVEL);
}

/**
 * The part that this process may use of a limit on what one machine can do, such as its memory and
 * its cores: the web processes of the machine share it equally, so that together they stay within
 * it.
 */
export function machineShare(limit: number): number {
  return Math.max(1, Math.ceil(limit / countOf('CLUB_WEB_PROCESSES')));
}

/**
 * The part that this process may use of a limit on what one client may do: the web processes of all
 * machines (`WEB_MACHINES`) share it equally.
 * @param least what one process always allows
 */
export function clientShare(limit: number, least = 1): number {
  return Math.max(least, Math.ceil(limit / (countOf('CLUB_WEB_PROCESSES') * countOf('WEB_MACHINES'))));
}

function countOf(variable: 'CLUB_WEB_PROCESSES' | 'WEB_MACHINES'): number {
  return Number(process.env[variable]) || 1;
}
