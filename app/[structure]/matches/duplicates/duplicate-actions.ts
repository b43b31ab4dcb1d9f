'use server';

import { z } from 'zod';
import { buttonAction } from '#lib/forms/button-action.ts';
import { idField } from '#lib/forms/id-field.ts';
import { addressWithNotice } from '#lib/forms/notices/notice-address.ts';
import { proposeDuplicateAgain, refuseDuplicate } from '#lib/matching/duplicates/refuse-duplicate.ts';

/** `after`: the page that the button is on. */
const pair = z.object({ first: idField, second: idField, after: z.string().max(100).catch('') });

/**
 * The button of a pair sends both ids with a point between them. Pages that were open over an
 * update send them apart.
 */
const pressed = z.preprocess((sent: Record<string, unknown>) => {
  const [first, second] = typeof sent.pair === 'string' ? sent.pair.split('.', 2) : [sent.first, sent.second];
  return { ...sent, first, second };
}, pair);

export const refuseDuplicateAction = buttonAction(pressed, async (staff, { first, second, after }) => {
  const refused = await refuseDuplicate(staff, { firstId: first, secondId: second });
  const page = pageOf(staff.structure.slug, after);
  return refused.ok
    ? addressWithNotice('duplicates', page, 'refused', { first, second })
    : addressWithNotice('duplicates', page, 'gone');
});

export const proposeDuplicateAction = buttonAction(pair, async (staff, { first, second, after }) => {
  const proposed = await proposeDuplicateAgain(staff, { firstId: first, secondId: second });
  return addressWithNotice('duplicates', pageOf(staff.structure.slug, after), proposed.ok ? 'proposed-again' : 'gone');
});

function pageOf(slug: string, after: string): string {
  return `/${slug}/matches/duplicates${after && `?${new URLSearchParams({ after })}`}`;
}
