import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A request whose parameters are tried one after another. */
export type SqlTarget = {
  url: string;
  cookie?: string;
  /** Sent by POST: a form's or a JSON object's text. */
  body?: string;
  headers?: string[];
  /** The names of the parameters, separated by commas. */
  parameters: string;
};

/**
 * Tries the parameters of one request for SQL injection into PostgreSQL, each time from another
 * network address.
 * @returns a line for every parameter into which something was injected
 * @throws Error when sqlmap could not try them all
 */
export async function runSqlmap({ url, cookie, body, headers = [], parameters }: SqlTarget): Promise<string[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'club-sqlmap-'));
  try {
    const sent = [`Origin: ${new URL(url).origin}`, ...headers].join('\n');
    const child = spawn(
      'sqlmap',
      [
        ...['-u', url, '-p', parameters, '--headers', sent, ...(body ? ['--data', body] : [])],
        ...(cookie ? ['--cookie', cookie] : []),
        ...['--batch', '--level', '2', '--risk', '1', '--dbms', 'postgresql', '--tamper', 'xforwardedfor'],
        ...['--ignore-redirects', '--ignore-code', '*', '--drop-set-cookie', '--disable-coloring'],
        ...['--timeout', '60', '--output-dir', folder],
      ],
      { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, HOME: folder } },
    );
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += text));
    const [code] = await once(child, 'close');
    const found = [...said.matchAll(/^Parameter: .*$/gm)].map(([line]) => `${url} ${line}`);
    if (found.length > 0) return [...new Set(found)];
    const tried = parameters.split(',').every((name) => new RegExp(`parameter '(?:JSON )?${name}'`).test(said));
    if (code !== 0 || !tried || !/all tested parameters do not appear to be injectable/.test(said))
      throw new Error(`sqlmap did not try everything at ${url} (${code}):\n${said}`);
    return [];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
