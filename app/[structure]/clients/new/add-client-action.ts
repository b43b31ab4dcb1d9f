'use server';

import { addClient } from '#lib/clients/add-client.ts';
import { clientFields } from '#lib/clients/client-fields.ts';
import { formAction } from '#lib/forms/form-action.ts';
import { fail, succeed } from '#lib/result.ts';
import { emailTakenRefusal } from '../email-taken-refusal.ts';

export const addClientAction = formAction(clientFields, async (staff, input, { clients, problems }) => {
  const added = await addClient(staff, input);
  if (added.ok) return succeed(`/${staff.structure.slug}/clients/${added.value}?notice=client-added`);
  if (added.problem.code === 'managed-by-erp') return fail({ error: problems['managed-by-erp'] });
  return fail(emailTakenRefusal(staff, added.problem, clients));
});
