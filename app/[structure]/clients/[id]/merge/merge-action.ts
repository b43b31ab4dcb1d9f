'use server';

import { z } from 'zod';
import { fieldNames } from '#lib/clients/client.ts';
import { formAction } from '#lib/forms/form-action.ts';
import { idField } from '#lib/forms/id-field.ts';
import { addressWithNotice } from '#lib/forms/notices/notice-address.ts';
import { mergeClients } from '#lib/merging/merge-clients.ts';
import { joinedFields } from '#lib/merging/merge-fields.ts';
import { fail, succeed } from '#lib/result.ts';

const version = z.coerce.number().int().min(1).max(2_147_483_647).catch(1);
const side = z.enum(['kept', 'other']).optional().catch(undefined);

const schema = z.object({
  id: idField,
  with: idField,
  keptVersion: version,
  otherVersion: version,
  account: side,
  ...Object.fromEntries(
    fieldNames.map((name) => [
      `choose-${name}`,
      joinedFields.has(name) ? z.enum(['kept', 'other', 'both']).optional().catch(undefined) : side,
    ]),
  ),
});

export const mergeAction = formAction(schema, async (staff, input, { merging }) => {
  const chosen = Object.entries(input).flatMap(([key, value]) =>
    key.startsWith('choose-') && value !== undefined ? [[key.slice('choose-'.length), value]] : [],
  );
  const merged = await mergeClients(staff, {
    keptId: input.id,
    otherId: input.with,
    choices: { fields: Object.fromEntries(chosen), account: input.account },
    versions: { kept: input.keptVersion, other: input.otherVersion },
  });
  if (!merged.ok) return fail({ error: merging.problems[merged.problem.code] });
  return succeed(addressWithNotice('clients', `/${staff.structure.slug}/clients/${input.id}`, 'clients-merged'));
});
