import type { ReactNode } from 'react';
import type { ImportScreen } from '#components/imports/import-screen.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { isCorrectable } from '#lib/imports/rows/is-correctable.ts';
import { listRows } from '#lib/imports/rows/list-rows.ts';
import { CorrectDialog } from './correct-dialog.tsx';
import { InviteDialog } from './invite-dialog.tsx';
import { UndoDialog } from './undo-dialog.tsx';

/** Shows the dialog named in the address, as long as its action is possible. */
export async function importDialog(
  staff: Staff,
  screen: ImportScreen,
  { undo, fix, invite }: Record<string, string | string[] | undefined>,
): Promise<ReactNode> {
  const { summary, mayRun } = screen;
  if (!mayRun) return null;
  if (undo === '1' && summary.undoUntil) return <UndoDialog screen={screen} until={summary.undoUntil} />;
  if (invite === '1' && screen.toInvite > 0) return <InviteDialog screen={screen} />;
  if (summary.state !== 'planned' || typeof fix !== 'string' || !/^\d{1,9}$/.test(fix)) return null;
  const { rows } = await listRows(staff, summary.id, summary, { kind: null, after: Number(fix) - 1, before: null });
  const row = rows.find(({ line }) => line === Number(fix));
  return row && isCorrectable(row) ? <CorrectDialog screen={screen} row={row} /> : null;
}
