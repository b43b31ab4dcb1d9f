'use server';

import { z } from 'zod';
import { MAX_RETURN_REASON } from '#lib/erasures/return-reason.ts';
import { formAction } from '#lib/forms/form-action.ts';
import { idField } from '#lib/forms/id-field.ts';
import { addressWithNotice } from '#lib/forms/notices/notice-address.ts';
import { multilineText } from '#lib/identity/plain-text.ts';
import { validateRequest } from '#lib/requests/validate-request.ts';
import { fail, succeed } from '#lib/result.ts';
import { refreshFrame } from '../refresh-frame.ts';

const schema = z.object({
  id: idField,
  reason: multilineText(MAX_RETURN_REASON).pipe(z.string().min(1, 'required')),
});

/** Validates the request of a person whose data was erased, with the reason that staff gives. */
export const admitAction = formAction(schema, async (staff, { id, reason }, { registrations }) => {
  const validated = await validateRequest(staff, id, reason);
  refreshFrame(staff);
  const page = `/${staff.structure.slug}/requests`;
  if (validated.ok) return succeed(addressWithNotice('clients', page, 'request-validated'));
  const { code } = validated.problem;
  const known = code === 'managed-by-erp' ? 'not-in-erp' : code === 'not-found' ? 'request-gone' : code;
  return fail({ error: registrations.problems[known] });
});
