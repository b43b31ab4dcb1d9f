import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const [brotlied, gzipped] = [promisify(brotliCompress), promisify(gzip)];

/** Files that compression makes smaller; fonts are compressed already. */
const compressible = /\.(?:js|css)$/;

/**
 * Writes each script and style sheet of a build a second and a third time, compressed as tightly as
 * can be (`.br`, `.gz`), beside it. `sendCompressed` sends them.
 * @param distDir where Next put the build
 */
export async function compressStatic(distDir: string): Promise<void> {
  const found = await readdir(path.join(distDir, 'static'), { recursive: true, withFileTypes: true });
  for (const { parentPath, name } of found.filter((entry) => entry.isFile() && compressible.test(entry.name))) {
    const file = path.join(parentPath, name);
    const content = await readFile(file);
    const size = { [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
    const [small, older] = await Promise.all([
      brotlied(content, { params: { ...size, [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } }),
      gzipped(content, { level: constants.Z_BEST_COMPRESSION }),
    ]);
    await Promise.all([writeFile(`${file}.br`, small), writeFile(`${file}.gz`, older)]);
  }
}
