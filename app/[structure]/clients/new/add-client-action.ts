'use server';

import { z } from 'zod';
import type { Staff } from '#lib/actor/staff.ts';
import { isManagedByErp } from '#lib/addresses/is-managed.ts';
import { addClient } from '#lib/clients/add-client.ts';
import { clientFieldsOf } from '#lib/clients/client-fields.ts';
import { returnReason } from '#lib/erasures/return-reason.ts';
import { formAction } from '#lib/forms/form-action.ts';
import type { FormState } from '#lib/forms/form-state.ts';
import { addressWithNotice } from '#lib/forms/notices/notice-address.ts';
import { fail, succeed } from '#lib/result.ts';
import { askAboutEmail, emailAsked, proposeEmail } from '../ask-about-email.ts';
import { askAboutExisting, existingAsked } from '../ask-about-existing.ts';
import { emailTakenRefusal } from '../email-taken-refusal.ts';

/** An unticked box is not sent at all. */
const others = z.object({ invite: z.string().optional(), emailAsked, existingAsked, returnReason });
const schema = ({ structure }: Staff) => clientFieldsOf(structure).and(others);

const add = formAction(
  schema,
  async (staff, { invite, emailAsked, existingAsked, returnReason, ...input }, dictionary) => {
    const { clients, problems } = dictionary;
    const question =
      (await askAboutEmail(staff, input.email, emailAsked, clients)) ??
      (await askAboutExisting(staff, input, existingAsked, dictionary));
    if (question)
      return fail((await isManagedByErp(staff.structure.id)) ? { error: problems['managed-by-erp'] } : question);
    const added = await addClient(staff, input, { invite: invite === 'on', returnReason });
    const page = `/${staff.structure.slug}/clients`;
    if (added.ok) return succeed(addressWithNotice('clients', `${page}/${added.value}`, 'client-added'));
    if (added.problem.code === 'managed-by-erp') return fail({ error: problems['managed-by-erp'] });
    if (added.problem.code === 'erased') return fail({ errors: { returnReason: dictionary.personalData.erased.form } });
    if (added.problem.code === 'group-limit') return fail({ errors: { groups: problems['group-limit'] } });
    return fail(emailTakenRefusal(staff, added.problem, input, clients));
  },
);

export async function addClientAction(previous: FormState, form: FormData): Promise<FormState> {
  return proposeEmail(await add(previous, form));
}
