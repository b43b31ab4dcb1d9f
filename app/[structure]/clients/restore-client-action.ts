'use server';

import { z } from 'zod';
import { restoreClient } from '#lib/clients/restore-client.ts';
import { buttonAction } from '#lib/forms/button-action.ts';
import { idField } from '#lib/forms/id-field.ts';

const schema = z.object({ id: idField });

export const restoreClientAction = buttonAction(schema, async (staff, { id }) => {
  const restored = await restoreClient(staff, id);
  if (!restored.ok) return `/${staff.structure.slug}/clients?notice=${restored.problem}`;
  return `/${staff.structure.slug}/clients/${id}?notice=client-restored`;
});
