'use server';

import { z } from 'zod';
import { restoreClient } from '#lib/clients/bin/restore-client.ts';
import { buttonAction } from '#lib/forms/button-action.ts';
import { idField } from '#lib/forms/id-field.ts';
import { addressWithNotice } from '#lib/forms/notices/notice-address.ts';

const schema = z.object({ id: idField });

export const restoreClientAction = buttonAction(schema, async (staff, { id }) => {
  const restored = await restoreClient(staff, id);
  const list = `/${staff.structure.slug}/clients`;
  if (!restored.ok) return addressWithNotice('clients', list, restored.problem);
  return addressWithNotice('clients', `${list}/${id}`, 'client-restored');
});
