import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/**
 * Every attack on one address, but `ssrf` and `xxe`, which would call a server of wapiti's makers
 * (the product reads no XML), and `csrf`, which looks for a field with a token: actions and guards
 * compare the origin instead (`docs/decisions/044-request-guards.md`).
 */
const modules = [
  'backup',
  'blindsql',
  'cookieflags',
  'crlf',
  'csp',
  'exec',
  'file',
  'htaccess',
  'http_headers',
  'methods',
  'permanentxss',
  'redirect',
  'shellshock',
  'sql',
  'xss',
];

type Finding = { method: string; path: string; info: string; parameter: string };
type Report = Record<'vulnerabilities' | 'anomalies', Record<string, Finding[]>>;

/** What wapiti calls a finding though nothing is wrong, with the reason. */
export const falseAlarms: { text: RegExp; because: string }[] = [
  {
    text: /^X-XSS-Protection is not set$/,
    because: 'no browser has that filter any more, and OWASP says not to set it; the strict policy is in its place',
  },
  {
    text: /^Strict-Transport-Security is not set$/,
    because: 'browsers ignore it over http, as the trial runs; over https it is sent (`refused-headers.test.ts`)',
  },
  {
    text: /^Secure flag is not set in the cookie : (?:next-auth\.(?:csrf-token|callback-url|session-token)|known-browser)$/,
    because: 'browsers keep such cookies from http; where `APP_URL` is https they are secure (`host-cookie.test.ts`)',
  },
];

/** `forms`: whether the forms on the page are attacked as well, not the address alone. */
export type WapitiTarget = { url: string; forms: boolean };

/**
 * Attacks one address.
 * @param cookie a `Cookie` header; empty to attack it signed out
 * @param from the network address that a proxy would tell
 * @returns a line for every finding that is no known false alarm
 * @throws Error when wapiti does not come to its end
 */
export async function runWapiti({ url, forms }: WapitiTarget, cookie: string, from: string): Promise<string[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'club-wapiti-'));
  try {
    const [cookies, report] = [path.join(folder, 'cookies.json'), path.join(folder, 'report.json')];
    await writeFile(cookies, JSON.stringify(cookieFile(cookie)));
    const child = spawn(
      'wapiti',
      [
        ...[
          '--url',
          url,
          '--scope',
          'page',
          '--depth',
          forms ? '1' : '0',
          '--max-links-per-page',
          '5',
          '--module',
          modules.join(','),
        ],
        ...['--cookie', cookies, '-H', `X-Forwarded-For: ${from}`, '-H', `Origin: ${new URL(url).origin}`],
        ...['--store-session', folder, '--store-config', folder, '--no-bugreport', '--flush-session'],
        ...['--timeout', '60', '--verbose', '1', '--format', 'json', '--output', report],
      ],
      { stdio: ['ignore', 'pipe', 'pipe'] },
    );
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += text));
    const [code] = await once(child, 'close');
    const text = await readFile(report, 'utf8').catch(() => '');
    if (code !== 0 || !text || /Traceback/.test(said)) throw new Error(`wapiti failed (${code}):\n${said}`);
    return findingsOf(JSON.parse(text));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function findingsOf({ vulnerabilities, anomalies }: Report): string[] {
  return Object.entries({ ...vulnerabilities, ...anomalies }).flatMap(([kind, found]) =>
    found
      .filter(({ info }) => !falseAlarms.some(({ text }) => text.test(info)))
      .map(({ method, path: at, parameter, info }) => `${kind}: ${method} ${at} ${parameter}: ${info}`),
  );
}

/** As wapiti keeps cookies; Python's jar adds `.local` to a name without a dot. */
function cookieFile(cookie: string): object {
  const pairs = cookie.split('; ').filter(Boolean);
  const entries = pairs.map((pair) => {
    const at = pair.indexOf('=');
    const value = { version: 0, value: pair.slice(at + 1), expires: null, secure: false, port: null };
    return [pair.slice(0, at), value];
  });
  return { '.localhost.local': { '/': Object.fromEntries(entries) } };
}
