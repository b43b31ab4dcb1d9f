'use server';

import { z } from 'zod';
import { clientFields } from '#lib/clients/client-fields.ts';
import { editClient } from '#lib/clients/edit-client.ts';
import { lastAuthor } from '#lib/clients/last-author.ts';
import { formAction } from '#lib/forms/form-action.ts';
import { idField } from '#lib/forms/id-field.ts';
import { fail, succeed } from '#lib/result.ts';
import { emailTakenRefusal } from '../../email-taken-refusal.ts';
import { mergeConflict } from './merge-conflict.ts';

const schema = clientFields.extend({
  id: idField,
  version: z.coerce.number().int().min(1).max(2_147_483_647).catch(1),
  base: z.string().max(20_000).catch('{}'),
});

export const editClientAction = formAction(schema, async (staff, { id, version, base, ...input }, { clients, problems }) => {
  const edited = await editClient(staff, id, version, input);
  if (edited.ok) {
    const notice = Object.keys(edited.value.changes).length ? 'client-edited' : 'client-unchanged';
    return succeed(`/${staff.structure.slug}/clients/${id}?notice=${notice}`);
  }
  switch (edited.problem.code) {
    case 'not-found':
      return fail({ error: problems['not-found'] });
    case 'managed-by-erp':
      return fail({ errors: Object.fromEntries(edited.problem.fields.map((field) => [field, problems['managed-by-erp']])) });
    case 'email-taken':
      return fail(emailTakenRefusal(staff, edited.problem, clients));
    case 'conflict':
      return fail(
        mergeConflict(edited.problem, input, base, (await lastAuthor(staff, id)) ?? clients.someone, clients, staff.structure.country),
      );
  }
});
