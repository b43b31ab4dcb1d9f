'use server';

import { z } from 'zod';
import type { Staff } from '#lib/actor/staff.ts';
import { requestBulkCommit } from '#lib/clients/bulk/commit/request-commit.ts';
import { finishBulkStep } from '#lib/clients/bulk/lifecycle/finish-step.ts';
import { stopBulkOperation } from '#lib/clients/bulk/lifecycle/stop-operation.ts';
import { requestBulkUndo } from '#lib/clients/bulk/undo/request-undo.ts';
import { buttonAction } from '#lib/forms/button-action.ts';
import { idField } from '#lib/forms/id-field.ts';
import { addressWithNotice } from '#lib/forms/notices/notice-address.ts';
import type { NoticeWord } from '#lib/forms/notices/page-notices.ts';

const one = z.object({ id: idField });

export const commitAction = buttonAction(one, async (staff, { id }) => {
  const committed = await requestBulkCommit(staff, id);
  return shown(staff, id, committed.ok ? null : committed.problem);
});

export const stopAction = buttonAction(one, async (staff, { id }) => {
  const stopped = await stopBulkOperation(staff, id);
  return shown(staff, id, stopped.ok ? null : stopped.problem);
});

export const undoAction = buttonAction(one, async (staff, { id }) => {
  const undone = await requestBulkUndo(staff, id);
  return shown(staff, id, undone.ok ? null : undone.problem);
});

/** Redirects to the operation's page, after a short wait that lets a small one finish. */
async function shown(staff: Staff, bulkId: string, problem: NoticeWord<'bulk'> | null): Promise<string> {
  const home = `/${staff.structure.slug}/clients/bulk/${bulkId}`;
  if (problem) return addressWithNotice('bulk', home, problem);
  await finishBulkStep({ structureId: staff.structure.id, bulkId });
  return home;
}
