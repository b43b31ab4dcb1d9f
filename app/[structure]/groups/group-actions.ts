'use server';

import { z } from 'zod';
import { deleteGroup, mergeGroups, renameGroup } from '#lib/clients/groups/change-groups.ts';
import { buttonAction } from '#lib/forms/button-action.ts';
import { formAction } from '#lib/forms/form-action.ts';
import { idField } from '#lib/forms/id-field.ts';
import { addressWithNotice } from '#lib/forms/notices/notice-address.ts';
import { fail, succeed } from '#lib/result.ts';

const text = z.string().max(5_000).catch('');

/** Renames a group, or says at the field why not. */
export const renameGroupAction = formAction(
  z.object({ id: idField, name: text }),
  async (staff, { id, name }, { groups: words }) => {
    const renamed = await renameGroup(staff, id, name);
    if (renamed.ok) return succeed(addressWithNotice('groups', `/${staff.structure.slug}/groups`, 'renamed'));
    const { problem } = renamed;
    if (problem === 'not-allowed' || problem === 'not-found') return fail({ error: words.notices[problem] });
    return fail({ errors: { name: words.problems[problem] } });
  },
);

/** Merges a group into the chosen one. */
export const mergeGroupsAction = formAction(
  z.object({ id: idField, into: text }),
  async (staff, { id, into }, { groups: words }) => {
    const merged = await mergeGroups(staff, id, into);
    if (merged.ok) return succeed(addressWithNotice('groups', `/${staff.structure.slug}/groups`, 'merged'));
    const { problem } = merged;
    if (problem === 'no-target') return fail({ errors: { into: words.problems[problem] } });
    return fail({ error: words.notices[problem] });
  },
);

/** Deletes a group, once the dialog has asked. */
export const deleteGroupAction = buttonAction(z.object({ id: idField }), async (staff, { id }) => {
  const deleted = await deleteGroup(staff, id);
  return addressWithNotice('groups', `/${staff.structure.slug}/groups`, deleted.ok ? 'deleted' : deleted.problem);
});
