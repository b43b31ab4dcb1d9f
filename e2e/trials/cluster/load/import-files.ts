import { uploadInPieces } from '#e2e/support/upload-in-pieces.ts';
import { formBody } from '#lib/commands/form-body.ts';
import { prisma } from '#lib/database/connection.ts';
import type { Run } from './run.ts';
import type { World } from './world.ts';

const rowsOfOne = 400;

/** Imports one file after the other. */
export async function importFiles(world: World, run: Run): Promise<void> {
  while (run.goesOn()) {
    const importId = await startImport(world, run, rowsOfOne);
    if (importId) await waitForState(world, run, importId, 'committed');
    await run.rest();
  }
}

/**
 * Uploads a file and confirms its plan, each again until it is acknowledged.
 * @returns the id of the import; null when the run ended before it was confirmed
 */
export async function startImport(world: World, run: Run, rows: number): Promise<string | null> {
  const { url, files, cookies } = world;
  const headers = { cookie: cookies.files, origin: url, 'accept-language': 'fr' };
  const importId = await upload(world, run, rows);
  if (!importId || !(await waitForState(world, run, importId, 'planned'))) return null;
  const address = `${url}/${files.slug}/imports/${importId}`;
  while (run.goesOn()) {
    const page = await run.ask('page', address, { headers });
    if (page?.status === 200) {
      const { contentType, body } = formBody(page.text, { choice: 'overwrite', reopen: '1' });
      const init = { method: 'POST', headers: { ...headers, 'content-type': contentType }, body };
      const answer = await run.ask('form', address, init);
      // A confirmation whose answer was lost shows in the state.
      const state = answer?.status === 303 ? 'confirmed' : await stateOf(world, importId);
      if (state && state !== 'planned') {
        run.acknowledge({ kind: 'commit', importId, rows });
        return importId;
      }
    }
    await run.rest();
  }
  return null;
}

async function upload({ url, files, cookies }: World, run: Run, rows: number): Promise<string | null> {
  const lines = ['Nom;Prénom;E-mail'];
  const series = crypto.randomUUID().slice(0, 8);
  for (let n = 0; n < rows; n += 1) lines.push(`F${series}${n};Zoé;f${series}.${n}@exemple.example`);
  while (run.goesOn()) {
    const at = performance.now();
    const address = `${url}/${files.slug}/imports/upload`;
    const answer = await uploadInPieces(address, cookies.files, lines.join('\r\n')).catch(() => null);
    const failure = answer
      ? answer.status >= 500
        ? `${answer.status} of an upload`
        : null
      : 'an upload without answer';
    run.note({ kind: 'upload', at, milliseconds: performance.now() - at, failure });
    await answer?.body?.cancel();
    const importId = /imports\/([0-9a-f-]{36})/.exec(answer?.headers.get('location') ?? '')?.[1];
    if (importId) {
      run.acknowledge({ kind: 'upload', importId });
      return importId;
    }
    await run.rest();
  }
  return null;
}

/** @returns null while the database does not say */
async function stateOf({ files }: World, id: string): Promise<string | null> {
  const where = { structureId_id: { structureId: files.id, id } };
  const found = await prisma()
    .import.findUnique({ where, select: { state: true } })
    .catch(() => null);
  return found?.state ?? null;
}

async function waitForState(world: World, run: Run, importId: string, wanted: string): Promise<boolean> {
  while (run.goesOn()) {
    const state = await stateOf(world, importId);
    if (state === wanted) return true;
    if (state === 'failed' || state === 'mapping') {
      run.odd.push(`import: ${state}`);
      return false;
    }
    await run.rest();
  }
  return false;
}
