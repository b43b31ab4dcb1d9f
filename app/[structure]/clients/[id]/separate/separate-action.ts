'use server';

import { z } from 'zod';
import { formAction } from '#lib/forms/form-action.ts';
import { idField } from '#lib/forms/id-field.ts';
import { addressWithNotice } from '#lib/forms/notices/notice-address.ts';
import { separateClients } from '#lib/merging/separate-clients.ts';
import { fail, succeed } from '#lib/result.ts';
import { separateProblemText } from './problem-text.ts';

const schema = z.object({
  id: idField,
  other: idField,
  version: z.coerce.number().int().min(1).max(2_147_483_647).catch(1),
});

export const separateAction = formAction(schema, async (staff, { id, other, version }, { merging }) => {
  const separated = await separateClients(staff, { keptId: id, otherId: other, version });
  if (!separated.ok) return fail({ error: separateProblemText(separated.problem, merging) });
  return succeed(addressWithNotice('clients', `/${staff.structure.slug}/clients/${id}`, 'clients-separated'));
});
