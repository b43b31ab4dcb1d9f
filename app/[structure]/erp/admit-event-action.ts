'use server';

import { z } from 'zod';
import { returnReason } from '#lib/erasures/return-reason.ts';
import { replayEvent } from '#lib/erp/events/replay-event.ts';
import { formAction } from '#lib/forms/form-action.ts';
import { idField } from '#lib/forms/id-field.ts';
import { addressWithNotice } from '#lib/forms/notices/notice-address.ts';
import { fail, succeed } from '#lib/result.ts';

const schema = z.object({ id: idField, reason: returnReason.pipe(z.string().min(1, 'required')) });

/** Replays an event about a person whose data was erased, with the reason why they may return. */
export const admitEventAction = formAction(schema, async (staff, { id, reason }, { problems }) => {
  const replayed = await replayEvent(staff, id, reason);
  if (!replayed.ok) return fail({ error: problems[replayed.problem] });
  return succeed(addressWithNotice('erp', `/${staff.structure.slug}/erp/events/${id}`, 'replayed'));
});
