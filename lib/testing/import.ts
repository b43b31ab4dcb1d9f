import type { Staff } from '#lib/actor/staff.ts';
import type { ImportChoice } from '#lib/database/generated/enums.ts';
import { requestCommit } from '#lib/imports/commit/request-commit.ts';
import { runCommit } from '#lib/imports/commit/run-commit.ts';
import type { ImportSummary } from '#lib/imports/lifecycle/import-summary.ts';
import { readImport } from '#lib/imports/lifecycle/read-import.ts';
import { planImport } from '#lib/imports/plan/plan-import.ts';
import { requestUndo } from '#lib/imports/undo/request-undo.ts';
import { runUndo } from '#lib/imports/undo/run-undo.ts';
import { receiveImport } from '#lib/imports/upload/receive-import.ts';

/** Makes a form as a browser sends it. */
export function uploadOf(content: string | Buffer, fileName = 'test.csv') {
  const form = new FormData();
  form.set('file', new File([content as BlobPart], fileName));
  const request = new Request('http://club.test/', { method: 'POST', body: form });
  return {
    contentType: request.headers.get('content-type') ?? '',
    body: request.body as unknown as AsyncIterable<Uint8Array>,
  };
}

/** Uploads a file and plans it at once; a refused or ambiguous one is returned unplanned. */
export async function planTestFile(staff: Staff, content: string | Buffer, fileName?: string): Promise<ImportSummary> {
  const received = await receiveImport(staff, uploadOf(content, fileName));
  const importId = received.ok
    ? received.value.importId
    : 'importId' in received.problem
      ? received.problem.importId
      : undefined;
  if (!importId) throw new Error(`not received: ${JSON.stringify(received)}`);
  await planImport({ structureId: staff.structure.id, importId });
  return reread(staff, importId);
}

/** Uploads a file, plans it and commits it. */
export async function importTestFile(
  staff: Staff,
  content: string | Buffer,
  choice: ImportChoice = 'overwrite',
  reopen = false,
): Promise<ImportSummary> {
  return commitTestPlan(staff, await planTestFile(staff, content), choice, reopen);
}

/** Confirms a plan and commits it at once. */
export async function commitTestPlan(
  staff: Staff,
  { id, plan }: ImportSummary,
  choice: ImportChoice = 'overwrite',
  reopen = false,
): Promise<ImportSummary> {
  const committed = await requestCommit(staff, id, { plan, choice, reopen });
  if (!committed.ok) throw new Error(`not committed: ${committed.problem}`);
  await runCommit({ structureId: staff.structure.id, importId: id });
  return reread(staff, id);
}

/** Undoes an import at once. */
export async function undoTestImport(staff: Staff, { id }: ImportSummary): Promise<ImportSummary> {
  const undone = await requestUndo(staff, id);
  if (!undone.ok) throw new Error(`not undone: ${undone.problem}`);
  await runUndo({ structureId: staff.structure.id, importId: id });
  return reread(staff, id);
}

/** Reads an import again. */
export async function reread(staff: Staff, id: string): Promise<ImportSummary> {
  const summary = await readImport(staff, id);
  if (!summary) throw new Error('the import has gone');
  return summary;
}
