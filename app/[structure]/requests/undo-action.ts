'use server';

import { z } from 'zod';
import { buttonAction } from '#lib/forms/button-action.ts';
import { isId } from '#lib/identity/id.ts';
import { undoDecisions } from '#lib/requests/undo-decisions.ts';
import { backTo, placeFields } from '../access/place.ts';
import { refreshFrame } from '../refresh-frame.ts';

/** `ids`: the requests, with points between them. */
const schema = z.object({
  ids: z
    .string()
    .max(5_000)
    .transform((text) => text.split('.').filter(isId)),
  ...placeFields,
});

/** Undoes the decisions of the last minute about these requests. */
export const undoAction = buttonAction(schema, async (staff, { ids, ...place }) => {
  const counts = await undoDecisions(staff, ids);
  refreshFrame(staff);
  const told = Object.entries(counts).filter(([, count]) => count > 0);
  return backTo(
    staff,
    place,
    'decision-undone',
    Object.fromEntries(told.map(([name, count]) => [name, String(count)])),
  );
});
