'use server';

import { z } from 'zod';
import { deleteClient } from '#lib/clients/delete-client.ts';
import { listParameters, parseListText } from '#lib/clients/list-query.ts';
import { buttonAction } from '#lib/forms/button-action.ts';
import { idField } from '#lib/forms/id-field.ts';
import { addressWithNotice } from '#lib/forms/notices/notice-address.ts';

const schema = z.object({ id: idField, list: z.string().max(5_000).catch('') });

export const deleteClientAction = buttonAction(schema, async (staff, { id, list }) => {
  const deleted = await deleteClient(staff, id);
  const parameters = listParameters(parseListText(list));
  const page = `/${staff.structure.slug}/clients?${parameters}`;
  return deleted.ok
    ? addressWithNotice('clients', page, 'client-deleted', { client: id })
    : addressWithNotice('clients', page, deleted.problem);
});
