'use server';

import { z } from 'zod';
import { changeConnectionSettings } from '#lib/erp/connections/connection-settings.ts';
import { buttonAction } from '#lib/forms/button-action.ts';
import { addressWithNotice } from '#lib/forms/notices/notice-address.ts';

const texts = z
  .union([z.string(), z.array(z.string())])
  .default([])
  .transform((value) => [value].flat());

const settingsForm = z.object({
  timeZone: z.string().max(60),
  blanks: z.enum(['clears', 'keeps']),
  shown: texts,
  counted: texts,
});

/**
 * Saves how messages are read. Kinds that are ticked as they were shown stay as they are stored.
 */
export const settingsAction = buttonAction(settingsForm, async (staff, { timeZone, blanks, shown, counted }) => {
  const isSame = JSON.stringify(shown.toSorted()) === JSON.stringify(counted.toSorted());
  const wanted = { timeZone: timeZone || null, blanks, ...(!isSame && { countedKinds: counted }) };
  const changed = await changeConnectionSettings(staff, wanted);
  const notice = changed.ok ? 'settings-saved' : changed.problem;
  return addressWithNotice('erp', `/${staff.structure.slug}/erp/settings`, notice);
});
