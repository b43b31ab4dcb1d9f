import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { buildEnv } from './building/build-env.ts';
import { next } from './processes/launch-server.ts';
import { compressStatic } from './server-preload/compress-static.ts';

const rooms = ['app', 'components', 'lib', 'public', 'prisma'];
const files = [
  'instrumentation.ts',
  'next.config.ts',
  'postcss.config.mjs',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
];
/** What a build does not depend on. */
const apart = /\.test\.tsx?$|^lib\/(commands|testing|database\/embedded)\//;

/**
 * Builds the product unless the build that is there was made of exactly these sources, by content:
 * dates change with every clone.
 * @param distDir where Next puts it
 * @throws Error when it does not build; what is wrong has been printed by then
 */
export async function ensureBuilt(distDir: string, say: (line: string) => void, stop: AbortSignal): Promise<void> {
  const record = path.join(distDir, 'sources.sha256');
  const sources = await sourcesHash();
  if ((await readFile(record, 'utf8').catch(() => '')) === sources) return;
  say('Building, which takes a minute the first time…');
  const env = buildEnv(sources);
  await rm(record, { force: true });
  const child = spawn(process.execPath, [next, 'build'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, ...env },
  });
  const leave = () => child.kill('SIGTERM');
  stop.addEventListener('abort', leave);
  const [code] = (await once(child, 'exit')) as [number | null];
  stop.removeEventListener('abort', leave);
  if (stop.aborted) return;
  if (code !== 0) throw new Error('The build failed: `npm run build` shows why.');
  await compressStatic(distDir);
  await writeFile(path.join(distDir, 'deployment-id'), env.NEXT_DEPLOYMENT_ID);
  await writeFile(record, sources);
}

async function sourcesHash(): Promise<string> {
  const inRooms = await Promise.all(
    rooms.map((room) => readdir(room, { recursive: true, withFileTypes: true }).catch(() => [])),
  );
  const paths = inRooms
    .flat()
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .concat(files)
    .filter((file) => !apart.test(file))
    .sort();
  const contents = await Promise.all(paths.map((file) => readFile(file).catch(() => '')));
  const hash = createHash('sha256').update(process.version);
  for (const [index, file] of paths.entries())
    hash.update(`\0${file}\0`).update(
      createHash('sha256')
        .update(contents[index] ?? '')
        .digest(),
    );
  return hash.digest('hex');
}
