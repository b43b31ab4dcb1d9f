import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { RequestGuard } from './request-guard.ts';

/** The smaller form first. */
const forms = [
  { coding: 'br', suffix: '.br' },
  { coding: 'gzip', suffix: '.gz' },
] as const;

const types: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};

/**
 * Sends scripts and style sheets as `compressStatic` left them, so that no request waits for a
 * compression, and the tightest is good enough for all. What is not there, or asked for in another
 * way, is left to Next. The content of an address never changes: its name has its hash.
 * @param distDir where Next put the build
 */
export function sendCompressed(distDir: string): RequestGuard {
  const folder = path.join(distDir, 'static');
  const names = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : [];
  const there = new Set(names.map((name) => name.split(path.sep).join('/')));
  const read = new Map<string, Promise<Buffer>>();
  return (request, response, next) => {
    const [target = ''] = (request.url ?? '').split('?');
    const name = target.startsWith('/_next/static/') ? target.slice('/_next/static/'.length) : '';
    const type = types[path.extname(name)];
    const { 'accept-encoding': accepted = '', range } = request.headers;
    const form = forms.find(({ coding, suffix }) => there.has(name + suffix) && accepts(String(accepted), coding));
    if (!type || !form || range !== undefined) return next();
    const file = path.join(folder, name + form.suffix);
    const reading = read.get(file) ?? readFile(file);
    read.set(file, reading);
    reading.then(
      (body) => {
        response.writeHead(200, {
          'Content-Type': type,
          'Content-Encoding': form.coding,
          'Content-Length': body.length,
          Vary: 'Accept-Encoding',
          'Cache-Control': 'public, max-age=31536000, immutable',
        });
        response.end(request.method === 'HEAD' ? undefined : body);
      },
      () => {
        read.delete(file);
        next();
      },
    );
  };
}

/** Whether a field `Accept-Encoding` (RFC 9110, 12.5.3) names a coding, and not to refuse it. */
function accepts(field: string, coding: string): boolean {
  const named = field.split(',').find((one) => one.split(';', 1)[0]?.trim().toLowerCase() === coding);
  return named !== undefined && !/;\s*q=0(?:\.0{0,3})?\s*$/i.test(named);
}
