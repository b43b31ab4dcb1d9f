'use server';

import { z } from 'zod';
import { buttonAction } from '#lib/forms/button-action.ts';
import { idField } from '#lib/forms/id-field.ts';
import { addressWithNotice } from '#lib/forms/notices/notice-address.ts';
import { eraseClient } from '#lib/personal-data/erase-client.ts';

/** Erases a client. The verb asks for a password that was typed lately. */
export const eraseClientAction = buttonAction(z.object({ id: idField }), async (staff, { id }) => {
  const erased = await eraseClient(staff, id);
  const list = `/${staff.structure.slug}/clients`;
  if (erased.ok) return addressWithNotice('clients', list, 'client-erased');
  const { code } = erased.problem;
  return addressWithNotice('clients', code === 'managed-by-erp' ? `${list}/${id}/data` : list, code);
});
