'use server';

import { z } from 'zod';
import { deleteClient } from '#lib/clients/delete-client.ts';
import { listParameters, parseListQuery } from '#lib/clients/list-query.ts';
import { buttonAction } from '#lib/forms/button-action.ts';
import { idField } from '#lib/forms/id-field.ts';

const schema = z.object({ id: idField, list: z.string().max(5_000).catch('') });

export const deleteClientAction = buttonAction(schema, async (staff, { id, list }) => {
  const deleted = await deleteClient(staff, id);
  const parameters = listParameters(parseListQuery(Object.fromEntries(new URLSearchParams(list))));
  parameters.set('notice', deleted.ok ? 'client-deleted' : deleted.problem);
  if (deleted.ok) parameters.set('client', id);
  return `/${staff.structure.slug}/clients?${parameters}`;
});
