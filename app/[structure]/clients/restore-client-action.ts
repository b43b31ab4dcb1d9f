'use server';

import { z } from 'zod';
import { restoreClient } from '#lib/clients/bin/restore-client.ts';
import { listParameters, parseListText } from '#lib/clients/list-query.ts';
import { buttonAction } from '#lib/forms/button-action.ts';
import { idField } from '#lib/forms/id-field.ts';
import { addressWithNotice } from '#lib/forms/notices/notice-address.ts';

/** `list`: the parameters of the list that the button is on, to lead back to; absent elsewhere. */
const schema = z.object({ id: idField, list: z.string().max(5_000).optional().catch(undefined) });

export const restoreClientAction = buttonAction(schema, async (staff, { id, list }) => {
  const restored = await restoreClient(staff, id);
  const home = `/${staff.structure.slug}/clients`;
  const page = `${home}?${listParameters(parseListText(list ?? ''))}`;
  if (!restored.ok) return addressWithNotice('clients', page, restored.problem);
  return addressWithNotice('clients', list === undefined ? `${home}/${id}` : page, 'client-restored');
});
