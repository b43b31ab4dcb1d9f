'use server';

import { z } from 'zod';
import { planChoices, storedChoice } from '#components/imports/consent.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { buttonAction } from '#lib/forms/button-action.ts';
import { idField } from '#lib/forms/id-field.ts';
import { addressWithNotice } from '#lib/forms/notices/notice-address.ts';
import type { NoticeWord } from '#lib/forms/notices/page-notices.ts';
import { requestCommit } from '#lib/imports/commit/request-commit.ts';
import { finishStep } from '#lib/imports/lifecycle/finish-step.ts';
import { stopImport } from '#lib/imports/lifecycle/stop-import.ts';
import { changeReading } from '#lib/imports/reading/change-reading.ts';
import { requestUndo } from '#lib/imports/undo/request-undo.ts';
import { inviteImported } from '#lib/invitations/invite-imported.ts';
import { chosenReading } from './chosen-reading.ts';

const one = z.object({ id: idField });
const consent = one.extend({
  plan: z.coerce.number().int().min(0).max(1_000_000_000),
  choice: z.enum(planChoices),
  reopen: z.enum(['0', '1']),
});

export const commitAction = buttonAction(consent, async (staff, { id, plan, choice, reopen }) => {
  const committed = await requestCommit(staff, id, { plan, choice: storedChoice[choice], reopen: reopen === '1' });
  return shown(staff, id, committed.ok ? null : committed.problem);
});

export const stopAction = buttonAction(one, async (staff, { id }) => {
  const stopped = await stopImport(staff, id);
  return shown(staff, id, stopped.ok ? null : stopped.problem);
});

export const undoAction = buttonAction(one, async (staff, { id }) => {
  const undone = await requestUndo(staff, id);
  return shown(staff, id, undone.ok ? null : undone.problem);
});

export const changeReadingAction = buttonAction(one.loose(), async (staff, form) => {
  const changed = await changeReading(staff, form.id, chosenReading(form));
  return shown(staff, form.id, changed.ok ? null : changed.problem);
});

export const inviteAction = buttonAction(one, async (staff, { id }) => {
  const invited = await inviteImported(staff, id);
  const page = `/${staff.structure.slug}/imports/${id}`;
  return addressWithNotice('import', page, invited.ok ? 'invited' : invited.problem.code);
});

/** Redirects to the import's page, after a short wait that lets a small file finish. */
async function shown(staff: Staff, importId: string, problem: NoticeWord<'import'> | null): Promise<string> {
  const home = `/${staff.structure.slug}/imports/${importId}`;
  if (problem) return addressWithNotice('import', home, problem);
  await finishStep({ structureId: staff.structure.id, importId });
  return home;
}
