'use server';

import { z } from 'zod';
import type { Staff } from '#lib/actor/staff.ts';
import { clientFieldsOf } from '#lib/clients/client-fields.ts';
import { type Edited, editClient } from '#lib/clients/edit-client.ts';
import { lastAuthor } from '#lib/clients/history/last-author.ts';
import { returnReason } from '#lib/erasures/return-reason.ts';
import { formAction } from '#lib/forms/form-action.ts';
import type { FormState } from '#lib/forms/form-state.ts';
import { removedGroups } from '#lib/forms/group-boxes.ts';
import { idField } from '#lib/forms/id-field.ts';
import { addressWithNotice } from '#lib/forms/notices/notice-address.ts';
import type { NoticeWord } from '#lib/forms/notices/page-notices.ts';
import { emailKey } from '#lib/identity/email-key.ts';
import { fail, succeed } from '#lib/result.ts';
import { askAboutEmail, emailAsked, proposeEmail } from '../../ask-about-email.ts';
import { emailTakenRefusal } from '../../email-taken-refusal.ts';
import { mergeConflict, readBase } from './merge-conflict.ts';

const others = {
  id: idField,
  version: z.coerce.number().int().min(1).max(2_147_483_647).catch(1),
  base: z.string().max(20_000).catch('{}'),
  emailAsked,
  returnReason,
  /** Whether to invite to a new address; an unticked box is not sent at all. */
  invite: z.string().max(10).optional().catch(undefined),
  /** The parameters of the list that the client's page leads back to. */
  list: z.string().max(5_000).catch(''),
};

/**
 * A phone that the form began with may be one that nothing can read: it stays until it is
 * changed.
 */
function schema({ structure }: Staff, typed: Record<string, unknown>) {
  const { base } = typed;
  const { phone, secondPhone } = readBase(typeof base === 'string' && base.length <= 20_000 ? base : '{}');
  return clientFieldsOf(
    structure,
    [phone, secondPhone].filter((text) => typeof text === 'string'),
  )
    .extend(others)
    .transform((fields) => ({ ...fields, removedGroups: removedGroups(typed) }));
}

const edit = formAction(
  schema,
  async (
    staff,
    { id, version, base, emailAsked, returnReason, removedGroups, invite, list, ...input },
    { clients, problems, personalData },
  ) => {
    const question = isAnother(input.email, base) && (await askAboutEmail(staff, input.email, emailAsked, clients));
    if (question) return fail(question);
    const edited = await editClient(staff, id, version, input, {
      returnReason,
      removedGroups,
      invite: invite === 'on',
    });
    if (edited.ok) {
      const page = `/${staff.structure.slug}/clients/${id}`;
      return succeed(addressWithNotice('clients', page, noticeOf(edited.value), list ? { list } : {}));
    }
    switch (edited.problem.code) {
      case 'not-found':
        return fail({ error: problems['not-found'] });
      case 'managed-by-erp':
        return fail({
          errors: Object.fromEntries(edited.problem.fields.map((field) => [field, problems['managed-by-erp']])),
        });
      case 'group-limit':
      case 'too-many-groups':
        return fail({ errors: { groups: problems[edited.problem.code] } });
      case 'erased':
        return fail({ errors: { returnReason: personalData.erased.form } });
      case 'email-taken':
        return fail(emailTakenRefusal(staff, edited.problem, input, clients));
      case 'conflict':
        return fail(
          mergeConflict(
            edited.problem,
            input,
            base,
            (await lastAuthor(staff, id)) ?? clients.someone,
            clients,
            staff.structure.country,
          ),
        );
    }
  },
);

export async function editClientAction(previous: FormState, form: FormData): Promise<FormState> {
  return proposeEmail(await edit(previous, form));
}

/** One whom the new address attached to an account needs no invitation. */
function noticeOf({ changes, invitation }: Edited): NoticeWord<'clients'> {
  if (Object.keys(changes).length === 0) return 'client-unchanged';
  if (invitation === undefined || invitation === 'registered') return 'client-edited';
  return invitation === 'queued' ? 'client-edited-invited' : 'client-edited-not-invited';
}

/** Whether the address is another one than the editor began with: only that is asked about. */
function isAnother(typed: { emailKey: string }, base: string): boolean {
  const started = readBase(base).email;
  const key = typeof started === 'string' ? emailKey(started) : null;
  return !key?.ok || key.value !== typed.emailKey;
}
