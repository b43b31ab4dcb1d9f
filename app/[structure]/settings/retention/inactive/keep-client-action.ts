'use server';

import { z } from 'zod';
import { buttonAction } from '#lib/forms/button-action.ts';
import { idField } from '#lib/forms/id-field.ts';
import { addressWithNotice } from '#lib/forms/notices/notice-address.ts';
import { keepClient } from '#lib/personal-data/inactive-clients.ts';

/** Keeps a client who has been inactive for three years. */
export const keepClientAction = buttonAction(z.object({ id: idField }), async (staff, { id }) => {
  const kept = await keepClient(staff, id);
  const list = `/${staff.structure.slug}/settings/retention/inactive`;
  return addressWithNotice('settings', list, kept.ok ? 'client-kept' : kept.problem);
});
