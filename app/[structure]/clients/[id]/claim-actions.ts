'use server';

import { z } from 'zod';
import type { Staff } from '#lib/actor/staff.ts';
import { removeAlias } from '#lib/addresses/remove-alias.ts';
import { issueClaimCode } from '#lib/claims/issue-claim-code.ts';
import { revokeClaimCode } from '#lib/claims/revoke-claim-code.ts';
import { buttonAction } from '#lib/forms/button-action.ts';
import { idField } from '#lib/forms/id-field.ts';
import { addressWithNotice } from '#lib/forms/notices/notice-address.ts';
import type { NoticeWord } from '#lib/forms/notices/page-notices.ts';
import { plainText } from '#lib/identity/plain-text.ts';
import { keepShown } from '#lib/session/handed/shown-once.ts';
import { claimCookie, writeClaim } from './claim-cookie.ts';

export const issueCodeAction = buttonAction(z.object({ id: idField }), async (staff, { id }) => {
  const issued = await issueClaimCode(staff, id);
  if (!issued.ok) return pageOf(staff, id, issued.problem.code);
  const path = `/${staff.structure.slug}/clients/${id}/code`;
  await keepShown(claimCookie, path, writeClaim(issued.value));
  return path;
});

export const revokeCodeAction = buttonAction(z.object({ id: idField, code: idField }), async (staff, { id, code }) => {
  const revoked = await revokeClaimCode(staff, code);
  return pageOf(
    staff,
    id,
    revoked.ok ? 'code-revoked' : revoked.problem.code === 'already-used' ? 'code-used' : 'no-code',
  );
});

export const removeAliasAction = buttonAction(
  z.object({ id: idField, email: plainText(300) }),
  async (staff, { id, email }) => {
    const removed = await removeAlias(staff, { clientId: id, emailKey: email });
    return pageOf(staff, id, removed.ok ? 'alias-removed' : 'no-alias');
  },
);

function pageOf({ structure }: Staff, id: string, notice: NoticeWord<'clients'>): string {
  return addressWithNotice('clients', `/${structure.slug}/clients/${id}`, notice);
}
